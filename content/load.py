"""Loads the texts: every folder of content/ that has a ui.ftl is a language."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml
from fluent.runtime import FluentBundle, FluentResource

from content import markdown
from content.faults import ContentError, Faults
from content.pack import SOURCE_LOCALE, CauseText, ConcernText, Content, Pack, SignText
from content.services import Country, Helplines, Service
from content.steps import StepReader
from content.text import Text, TextError
from fsm.words import Band, Cause, Concern, Sign, StepId

HERE = Path(__file__).parent
Key = TypeVar("Key", bound=StrEnum)
Value = TypeVar("Value")


def load(folder: Path = HERE) -> Content:
    """All languages. Raises ContentError, with file and line, when one cannot be served."""
    content, faults = read(folder)
    if content is None:
        raise ContentError(faults.found)
    return content


def read(folder: Path) -> tuple[Content | None, Faults]:
    """All languages and their faults; None when there are faults that do not let a language be served."""
    faults = Faults()
    packs: dict[str, Pack] = {}
    names = sorted(
        (path.parent.name for path in folder.glob("*/ui.ftl")), key=lambda name: (name != SOURCE_LOCALE, name)
    )
    for name in names:
        pack = PackReader(folder / name, faults).pack(packs.get(SOURCE_LOCALE))
        if pack is not None:
            packs[name] = pack
    helplines = _helplines(folder / "helplines.yaml")
    if faults.found or SOURCE_LOCALE not in packs:
        return None, faults
    return Content(packs, helplines), faults


class PackReader:
    """One language's reading."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        bundle = FluentBundle([folder.name], use_isolating=False)
        bundle.add_resource(FluentResource((folder / "ui.ftl").read_text("utf-8")))
        self.ui = bundle
        self.neutral = self._message("child-neutral")

    def _message(self, key: str) -> str:
        pattern = self.ui.get_message(key).value if self.ui.has_message(key) else None
        if pattern is None:
            self.faults.add(self.folder / "ui.ftl", 1, "missing", f"message '{key}'")
            return ""
        return str(self.ui.format_pattern(pattern)[0])

    def pack(self, fallback: Pack | None) -> Pack | None:
        """The pack, or None where something is missing."""
        before = len(self.faults.found)
        steps = {step.id: step for path in self._files("steps") if (step := self._step(path)) is not None}
        signs = self._by_id("signs.yaml", Sign, self._sign)
        causes = self._by_id("causes.yaml", Cause, self._cause)
        concerns = {Concern(path.stem): self._concern(path) for path in self._files("concerns", Concern)}
        for enum, found, where in ((StepId, steps, "steps"), (Concern, concerns, "concerns")):
            for id in enum:
                if id not in found:
                    self.faults.add(self.folder / where / f"{id}.md", 1, "missing", f"'{id}' cannot be read")
        privacy = self._privacy()
        pools = self._pools()
        if len(self.faults.found) > before:
            return None
        return Pack(self.folder.name, self.neutral, steps, signs, causes, concerns, privacy, pools, self.ui, fallback)

    def _files(self, name: str, known: type[StrEnum] | None = None) -> list[Path]:
        paths = sorted((self.folder / name).glob("*.md"))
        return [path for path in paths if known is None or path.stem in list(known)]

    def _step(self, path: Path) -> Any:
        return StepReader(path, self.neutral, self.faults).step()

    def _text(self, source: str, file: Path, line: int = 1) -> Text:
        try:
            return Text.of(source, self.neutral)
        except TextError as error:
            self.faults.add(file, line, "placeholder", str(error))
            return Text((), self.neutral)

    def _by_id(self, file: str, enum: type[Key], build: Callable[[Mapping[str, Any], Path], Value]) -> dict[Key, Value]:
        path = self.folder / file
        data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
        for id in enum:
            if id not in data:
                self.faults.add(path, 1, "missing", f"'{id}'")
        return {id: build(data[id], path) for id in enum if id in data}

    def _value(self, entry: Mapping[str, Any], key: str, path: Path) -> Text:
        if not isinstance(entry.get(key), str):
            self.faults.add(path, 1, "missing", f"'{key}' of an entry")
            return Text((), self.neutral)
        return self._text(entry[key], path)

    def _sign(self, entry: Mapping[str, Any], path: Path) -> SignText:
        ages = entry.get("ages") or {}
        return SignText(
            name=self._value(entry, "name", path),
            said=self._value(entry, "said", path),
            faded=self._value(entry, "faded", path),
            ages={band: self._value(ages, band.value, path) for band in Band},
            other=self._value(entry, "else", path),
            since_new=self._value(entry, "since_new", path),
            since_always=self._value(entry, "since_always", path),
        )

    def _cause(self, entry: Mapping[str, Any], path: Path) -> CauseText:
        return CauseText(*(self._value(entry, key, path) for key in ("name", "said", "answer")))

    def _concern(self, path: Path) -> ConcernText:
        document = markdown.read(path)

        def text(name: str) -> Text:
            section = document.section(name)
            if section is None or not section.paragraphs:
                self.faults.add(path, 1, "missing", f"section '{name}'")
                return Text((), self.neutral)
            return self._text(section.text, path, section.line)

        def items(name: str, variant: str = "") -> tuple[Text, ...]:
            section = document.section(name, variant)
            return tuple(self._text(item.text, path, item.line) for item in section.items) if section else ()

        own = document.section("Heard", "parent")
        return ConcernText(
            heard=text("Heard"),
            check=text("Check"),
            ask=text("Ask"),
            now=items("Now"),
            easier=text("Easier"),
            back=text("Back"),
            misread=text("Misread"),
            follow_up=text("Follow up"),
            follow_up_better=text("Follow up better"),
            follow_up_same=text("Follow up same"),
            heard_parent=None if own is None else self._text(own.text, path, own.line),
            now_parent=items("Now", "parent"),
        )

    def _privacy(self) -> tuple[Text, ...]:
        path = self.folder / "privacy.md"
        if not path.exists():
            self.faults.add(path, 1, "missing", "the privacy policy")
            return ()
        sections = markdown.read(path).sections
        return tuple(
            self._text(
                "\n\n".join([f"**{s.name}**", *([s.text] if s.paragraphs else []), *(f"• {i.text}" for i in s.items)]),
                path,
                s.line,
            )
            for s in sections
        )

    def _pools(self) -> dict[str, tuple[Text, ...]]:
        path = self.folder / "lines.yaml"
        data: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
        return {name: tuple(self._text(line, path) for line in lines) for name, lines in data.items()}


def _helplines(path: Path) -> Helplines:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    directories = tuple(_service(entry) for entry in data.pop("directories", []))
    return Helplines(
        {
            code: Country(
                str((entry.get("emergency") or {}).get("number", "")),
                tuple(_service(service) for service in entry.get("services") or []),
            )
            for code, entry in data.items()
        },
        directories,
    )


def _service(entry: Mapping[str, Any]) -> Service:
    return Service(
        name=str(entry["name"]),
        contact=str(entry.get("number") or entry.get("url", "")),
        concerns=tuple(entry.get("for") or ("any",)),
        who=str(entry.get("who", "anyone")),
        hours=str(entry.get("hours", "")),
        languages=tuple(entry.get("languages") or ()),
    )
