"""`make evaluate`: measures, prints, and writes the figures into docs/understanding.md."""

from signals.evaluation.measure import measure
from signals.evaluation.readers import keywords, ours
from signals.evaluation.statements import LOCALES, statements
from signals.evaluation.table import DOC, labels, published, summary

NAMES = {"en": "English", "ru": "Russian"}


def main() -> None:
    """Both readers over the test part in both languages, in one run."""
    tests = {locale: statements("test", locale) for locale in LOCALES}
    measured = {NAMES[locale]: measure(ours, tests[locale]) for locale in LOCALES}
    beside = {f"{NAMES[locale]}, keywords": measure(keywords, tests[locale]) for locale in LOCALES}
    text = "\n".join((*summary(measured | beside), "", *labels(measured)))
    print(text)
    DOC.write_text(published(text), encoding="utf-8")


if __name__ == "__main__":
    main()
