"""'together': texts that the dialogs put into one message, at their longest, against what a message may hold.

A message of one text has its own limit; several together are what `engine/assembly.py` still calls one screen, and a
caption is what Telegram takes under a picture.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from content.faults import Faults
from content.pack import Content
from content.rules.language import IDEA, KEEP, REASONS, Language
from content.rules.said import Said, plain
from content.services import services_for
from content.steps import LEAVE_OUT, SAY, SMALLER, TODAY
from content.text import Voice
from fsm.words import Band, Change, Concern, Pronoun

SCREEN = 900
CAPTION = 1024
QUOTE = 94
"""The parent's own words, with their marks: `dialogs/signs.py` cuts them."""

GAP, LINE, BULLET = 2, 1, 3
"""Characters between paragraphs, between lines, and a line's break with its bullet."""


@dataclass(frozen=True, slots=True)
class Together:
    """One message. `said` is the text that a fault names: the longest of those that vary."""

    said: Said
    what: str
    length: int
    most: int = SCREEN


def check(language: Language, content: Content | None, faults: Faults) -> None:
    """Every message that is put together. Where the language cannot be served, that is told by others."""
    if content is None or language.locale not in content.packs:
        return
    for one in _Screens(language, content).all():
        if one.length > one.most:
            message = f"{one.said.name}: {one.what} is {one.length} characters together, at most {one.most}"
            faults.add(one.said.file, one.said.line, "together", message)


class _Screens:
    def __init__(self, language: Language, content: Content) -> None:
        self.language = language
        self.content = content

    def _ui(self, *keys: str) -> int:
        return sum(said.longest for key in keys for said in self.language.of("ui", key))

    def _longest(self, *keys: str) -> list[Said]:
        """The texts of these keys, the longest first."""
        return sorted(self.language.of(*keys), key=lambda said: -said.longest)

    def _pool(self, name: str) -> int:
        return max((said.longest for said in self.language.of("lines", name)), default=0)

    def all(self) -> Iterator[Together]:
        """Every message that can be."""
        for id in self.language.steps:
            yield from chain(self._idea(id), self._faces(id), self._check_in(id))
        yield from chain(self._plan(), self._signs(), self._causes(), self._reflection(), self._ending())
        yield from chain(self._review(), self._concerns(), self._services())

    def _idea(self, id: str) -> Iterator[Together]:
        head = self._ui("step-head") + self._longest(id, "title")[0].longest
        put_off = self._ui("step-put-off") + max(said.longest for said in self.language.of("", "title")) + GAP
        for said in self.language.of(id, IDEA):
            yield Together(said, "a step put off, this step's head and idea", put_off + head + GAP + said.longest)

    def _faces(self, id: str) -> Iterator[Together]:
        why = self._longest(id, "Why")[0].longest
        for said in self._longest(id, REASONS)[:1]:
            yield Together(said, "the reason and the why", self._ui("step-why") + LINE + said.longest + GAP + why)
        for band in Band:
            action = f"Action {band}"
            for said in self.language.of(id, action, TODAY):
                words = sum(BULLET + line.longest for line in self.language.of(id, action, SAY))
                title = self._longest(id, "title")[0].longest
                back = self._ui("step-head", "step-back") + title + GAP
                close = GAP + max(self._ui("step-first-evening"), back)
                length = self._ui("step-today", "step-say") + LINE + said.longest + GAP + words + close
                yield Together(said, "today's action with its words", length)
            for said in self.language.of(id, action, SMALLER):
                yield Together(said, "the smaller action", self._pool("make_it_smaller") + GAP + said.longest)
            left = self.language.of(id, action, LEAVE_OUT)
            for said in left[:1]:
                length = self._ui("step-leave") + sum(BULLET + line.longest for line in left)
                yield Together(said, "what to leave out", length)

    def _check_in(self, id: str) -> Iterator[Together]:
        for said in self._longest(id, "Check-in")[:1]:
            yield Together(said, "the check-in after silence", self._pool("after_silence") + GAP + said.longest)

    def _plan(self) -> Iterator[Together]:
        heads = self._most(3, (self._longest(id, "title")[0] for id in self.language.steps))
        reasons = [said for id in self.language.steps for said in self._longest(id, REASONS)[:1]]
        for said in sorted(reasons, key=lambda said: -said.longest)[:1]:
            marks = 3 * (len("14. ") + LINE + max(self._ui(f"plan-{mark}") for mark in ("current", "done", "extra")))
            length = heads + marks + 3 * LINE + self._most(3, reasons) + 2 * GAP
            yield Together(said, "three steps of the plan with their reasons", length)

    def _most(self, count: int, said: Iterable[Said]) -> int:
        return sum(sorted((one.longest for one in said), reverse=True)[:count])

    def _heard(self, table: str) -> int:
        """Three signs or causes with the words that they rest on."""
        return self._most(3, self.language.of(table, "", "said")) + 3 * (BULLET + 1 + QUOTE)

    def _signs(self) -> Iterator[Together]:
        for said in self._longest("signs", "", "said")[:1]:
            length = self._ui("signs-heard", "signs-correct") + self._heard("signs") + GAP
            yield Together(said, "what was heard with its words", length)
        for said in self._longest("signs", "", "else"):
            name, ages = (self._longest("signs", said.keys[1], key)[0].longest for key in ("name", "ages"))
            yield Together(said, "a sign's page", name + GAP + ages + GAP + said.longest)

    def _causes(self) -> Iterator[Together]:
        for said in self._longest("causes", "", "said")[:1]:
            length = self._ui("causes-heard", "causes-correct") + self._heard("causes") + GAP
            yield Together(said, "what was heard with its words", length)

    def _reflection(self) -> Iterator[Together]:
        for said in self._longest("", "Reflection")[:1]:
            fixed = self._ui("reflection-intro", "reflection-statement", "reflection-scale")
            yield Together(said, "the first statement with its introduction", fixed + 3 * GAP + said.longest)
        for said in self._longest("", "Strength")[:1]:
            intro = max(self._ui("strengths-intro"), self._ui("strengths-none"))
            fixed = intro + self._ui("strengths-growth", "strengths-no-diagnosis") + 2 * GAP
            strong, weak = (self._most(n, self._of_steps(name)) for n, name in ((3, "Strength"), (2, "Growth")))
            length = fixed + strong + weak + 5 * BULLET
            yield Together(said, "the result of the reflection", length, CAPTION)

    def _of_steps(self, name: str) -> Sequence[Said]:
        """The longest of each step: a parent meets one of its variants."""
        return [said for id in self.language.steps for said in self._longest(id, name)[:1]]

    def _ending(self) -> Iterator[Together]:
        for said in self._longest("", KEEP)[:1]:
            length = self._ui("ending-keep", "ending-hello") + GAP + self._most(3, self._of_steps(KEEP)) + 3 * BULLET
            yield Together(said, "what to keep", length, CAPTION)
        names = self.language.of("signs", "", "name")
        for said in self.language.of("ui", "ending"):
            heads = said.longest + self._ui("ending-faded", "ending-still") + 2 * GAP
            yield Together(said, "the end", heads + sum(BULLET + name.longest for name in names))

    def _review(self) -> Iterator[Together]:
        for said in self._longest("signs", "", "faded")[:1]:
            outcome = max(self._pool(f"review_{outcome}") for outcome in Change)
            faded = self._most(2, self.language.of("signs", "", "faded")) + 2 * BULLET
            human = max(self._pool("review_human"), self._pool("review_human_low"))
            length = outcome + GAP + self._ui("review-less") + faded + GAP + human
            yield Together(said, "the result of the review", length, CAPTION)
        for said in self._longest("lines", "review_opening")[:1]:
            name = self._longest("signs", "", "name")[0].longest
            noted = self._ui("review-noted", "review-faded") + 2 * (GAP + name + 1 + QUOTE)
            yield Together(said, "the review's opening", said.longest + noted)

    def _concerns(self) -> Iterator[Together]:
        for id in self.language.concerns:
            for variant in ("", "parent"):
                now = [said for said in self.language.of(id, "Now") if said.keys[2] == variant]
                for said in now[:1]:
                    length = self._ui("concern-now") + sum(BULLET + line.longest for line in now)
                    yield Together(said, "what to do now", length)
            for said in self.language.of(id, "Heard"):
                length = said.longest + GAP + self._services_of(Concern(id), most=2)
                yield Together(said, "what was heard, with two services", length)

    def _services(self) -> Iterator[Together]:
        for said in self.language.of("ui", "sos"):
            yield Together(said, "the numbers under it", said.longest + GAP + self._services_of(None))

    def _services_of(self, concern: Concern | None, most: int = 4) -> int:
        """The services of the country that has the most to say."""
        lines, speaker = self.content.helplines, _Speaker(self.language, self.content)
        return max(len(plain(services_for(lines, code, concern, speaker, most))) for code in ("", *lines.countries))


@dataclass(frozen=True, slots=True)
class _Speaker:
    language: Language
    content: Content

    def say(self, key: str, **values: str | int) -> str:
        return self.content.packs[self.language.locale].say(key, Voice("", Pronoun.THEY), **values)
