"""'missing', 'unknown', 'twice', 'form': the sections, variants, age bands and keys of the steps."""

from collections.abc import Collection, Iterable, Iterator

from content.faults import Faults
from content.markdown import Document, Section
from content.rules.language import HARD, IDEA, KEEP, REASONS, Language
from content.steps import DAYS, LEAVE_OUT, LISTS, PARTS, SAY, VARIED, hard_reason, keyed
from fsm.planner import rule
from fsm.words import Band, Cause, StepId

ACTIONS = tuple(f"Action {band}" for band in Band)
KNOWN = (*VARIED, REASONS, *ACTIONS, *LISTS, HARD, *DAYS, KEEP)
LISTED = (REASONS, *LISTS, HARD, SAY, LEAVE_OUT)
"""Sections that hold a list; all others hold a text."""

ALWAYS_TOLD = (Cause.NEVER_BUILT, Cause.PARENT_WORN_OUT)
ONE_OF = (Cause.SEPARATION, Cause.DISTANT_DESPITE_CARE)
"""The ways that read differently: the first two in every step, of the others at least one."""

COMMON_REASONS = ("pushed_away", "lost_temper", "no_time", "felt_false")
"""What may have been hard with any step; each has a reason of its own beside them."""


def check(language: Language, faults: Faults) -> None:
    """Every step of a language."""
    for id, document in language.steps.items():
        told = _Told(document, faults)
        told.outline()
        told.ideas()
        if id in list(StepId):
            told.reasons(rule().needed_reasons()[StepId(id)])
        told.hard()


class _Told:
    def __init__(self, document: Document, faults: Faults) -> None:
        self.document = document
        self.faults = faults

    def _fault(self, line: int, rule: str, message: str) -> None:
        self.faults.add(self.document.path, line, rule, message)

    def _every(self) -> Iterator[tuple[Section, Collection[str], str]]:
        """Each section with the names that may stand at its place, and where that is."""
        for section in self.document.sections:
            yield section, KNOWN, ""
            for part in section.parts:
                yield part, PARTS if section.name in ACTIONS else (), f" under '{section.name}'"

    def outline(self) -> None:
        """No section that nobody reads, none twice, and in each what belongs there."""
        met: set[tuple[str, str]] = set()
        for section, known, where in self._every():
            varied = not section.variant or (section.name in VARIED and section.variant in list(Cause))
            if section.name not in known or not varied:
                self._fault(section.line, "unknown", f"section '{section.title}'{where}")
            if (section.title, where) in met:
                self._fault(section.line, "twice", f"section '{section.title}'{where} stands here again")
            met.add((section.title, where))
            self._form(section)

    def _form(self, section: Section) -> None:
        listed = section.name in LISTED
        lost = section.paragraphs if listed or section.name in ACTIONS else section.items
        if lost:
            what = "a text" if lost is section.paragraphs else "a list"
            self._fault(lost[0].line, "form", f"{what} under '{section.title}' is not shown")
        if section.name in VARIED and section.variant and not section.paragraphs:
            self._fault(section.line, "missing", f"a text under '{section.title}'")

    def ideas(self) -> None:
        """The idea for those whose way is another one."""
        there = {section.variant for section in self.document.sections if section.name == IDEA}
        wanted = [(cause,) for cause in ALWAYS_TOLD] + [ONE_OF]
        for causes in wanted:
            if not there.intersection(causes):
                either = " or ".join(f"'{IDEA} ({cause})'" for cause in causes)
                self._fault(1, "missing", f"section {either}")

    def reasons(self, needed: Iterable[str]) -> None:
        """A text for each reason that the planner may give, and none that it never gives."""
        section = self.document.section(REASONS)
        if section is None:
            return
        found = [(pair.key, item.line) for item in section.items if (pair := keyed(item)) is not None]
        self._once(found)
        for key in sorted(set(needed) - {key for key, _ in found}):
            self._fault(section.line, "missing", f"reason '{key}'")
        for key, line in found:
            if key not in needed:
                self._fault(line, "unknown", f"the planner never gives the reason '{key}' for this step")

    def hard(self) -> None:
        """The reasons that every step has, one of its own, and tips for ages that there are."""
        section = self.document.section(HARD)
        if section is None:
            return
        found = [reason for item in section.items if (reason := hard_reason(item)) is not None]
        keys = [reason.key for reason in found]
        self._once([(reason.key, reason.label.line) for reason in found])
        for key in COMMON_REASONS:
            if key not in keys:
                self._fault(section.line, "missing", f"'{key}' under '{HARD}'")
        if not set(keys) - set(COMMON_REASONS):
            self._fault(section.line, "missing", f"a reason of this step's own under '{HARD}'")
        for reason in found:
            for bands, tip in reason.aged:
                for band in bands:
                    if band not in list(Band):
                        self._fault(tip.line, "unknown", f"age band '{band}'")

    def _once(self, found: list[tuple[str, int]]) -> None:
        for place, (key, line) in enumerate(found):
            if key in [other for other, _ in found[:place]]:
                self._fault(line, "twice", f"'{key}' stands here a second time")
