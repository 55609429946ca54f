"""Telegram's HTML: what it parses, and what it refuses and how.

The rules and the error texts follow TDLib's parser. A link that Telegram would not open (tel:, mailto:, a path) is
no error there: the text stays, the link is dropped without a word.
"""

import re
from dataclasses import dataclass

from simulator import utf16
from simulator.refused import Refused
from simulator.shapes import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACE = " \t\r\n\0\v"
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[a-zA-Z]+));?")
_LINK = re.compile(r"(?i)(?:(https?|tg|ton)://)?([^\s/?#]+)([/?#]\S*)?")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    begins: int


def link(address: str) -> str:
    """The address as Telegram keeps it, or nothing if it is not one that Telegram opens."""
    found = _LINK.fullmatch(address)
    if found is None:
        return ""
    scheme, host, rest = (found[1] or "http").lower(), found[2], found[3] or ""
    if scheme in ("tg", "ton"):
        return f"{scheme}://{host}{rest}"
    name = host.rpartition("@")[2].partition(":")[0]
    if "." not in name.strip(".") or (found[1] is None and ":" in host):
        return ""
    return f"{scheme}://{host}{rest or '/'}"


def parse(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, with UTF-16 offsets; `Refused` with Telegram's reason if it does not parse."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                if self._peek(1) == "/":
                    self._end_tag()
                else:
                    self._start_tag()
                continue
            if character == "&":
                character = self._reference()
            else:
                self.at += 1
            self.text.append(character)
            self.offset += utf16.length(character)
        if self.open:
            raise self._refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"', None)
        text = "".join(self.text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise self._refuse(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units",
                None,
            )
        return text, self.entities

    def _peek(self, ahead: int = 0) -> str:
        position = self.at + ahead
        return self.source[position] if position < len(self.source) else "\0"

    def _refuse(self, reason: str, position: int | None) -> Refused:
        where = "" if position is None else f" at byte offset {len(self.source[:position].encode())}"
        return Refused(f"can't parse entities: {reason}{where}")

    def _reference(self) -> str:
        """The character that `&...;` stands for, or the ampersand itself: Telegram lets unknown ones stand."""
        found = _REFERENCE.match(self.source, self.at)
        if found is not None:
            digits = found["hex"] or found["dec"]
            if digits is not None:
                code = int(digits, 16 if found["hex"] else 10)
                if 0 < code < 0x10FFFF and len(found[0].rstrip(";")) < 10:
                    self.at = found.end()
                    return chr(code)
            elif found["name"] in _NAMED:
                self.at = found.end()
                return _NAMED[found["name"]]
        self.at += 1
        return "&"

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self._peek() in _SPACE:
            self.at += 1

    def _word(self, stops: str) -> str:
        begin = self.at
        while self.at < len(self.source) and self._peek() not in _SPACE and self._peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._word(">").lower()
        if self.at >= len(self.source):
            raise self._refuse("Unclosed start tag", begin)
        if tag not in _TYPES:
            raise self._refuse(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip_spaces()
            if self.at >= len(self.source):
                raise self._refuse("Unclosed start tag", begin)
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            if tag == "a" and name == "href":
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value.removeprefix("language-")
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value.removeprefix("tg-")
            elif tag == "blockquote" and name == "expandable":
                argument = "expandable"
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._refuse('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.offset, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._word("=>")
        if not name:
            raise self._refuse(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        if self._peek() != "=":
            return name, ""
        self.at += 1
        self._skip_spaces()
        if self.at >= len(self.source):
            raise self._refuse(f'Unclosed start tag "{tag}"', begin)
        quote = self._peek()
        if quote not in "'\"":
            token = self.at
            found = re.compile(r"[a-zA-Z0-9.\-]*").match(self.source, self.at)
            value = found[0].lower() if found else ""
            self.at += len(value)
            if self._peek() not in _SPACE and self._peek() != ">":
                raise self._refuse("Unexpected end of name token", token)
            return name, value
        self.at += 1
        parts: list[str] = []
        while self.at < len(self.source) and self._peek() != quote:
            if self._peek() == "&":
                parts.append(self._reference())
            else:
                parts.append(self._peek())
                self.at += 1
        if self.at >= len(self.source):
            raise self._refuse("Unclosed start tag", begin)
        self.at += 1
        return name, "".join(parts)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refuse("Unexpected end tag", begin)
        self.at += 2
        tag = self._word(">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._refuse("Unclosed end tag", begin)
        self.at += 1
        last = self.open[-1]
        if tag and tag != last.tag:
            where = f" at byte offset {len(self.source[:begin].encode())}"
            raise self._refuse(f'Unmatched end tag{where}, expected "</{last.tag}>", found "</{tag}>"', None)
        self.open.pop()
        if self.offset > last.offset:
            self._close(last)

    def _close(self, last: _Open) -> None:
        entity: Json = {"type": _TYPES[last.tag], "offset": last.offset, "length": self.offset - last.offset}
        if last.tag == "a":
            target = last.argument or "".join(self.text[last.begins :])
            if (mention := re.fullmatch(r"tg://user\?id=(\d+)", target)) is not None:
                entity |= {"type": "text_mention", "user": {"id": int(mention[1]), "is_bot": False, "first_name": ""}}
            elif address := link(target):
                entity["url"] = address
            else:
                return
        elif last.tag == "blockquote" and last.argument:
            entity["type"] = "expandable_blockquote"
        elif last.tag == "code" and last.argument:
            entity["language"] = last.argument
        self.entities.append(entity)
