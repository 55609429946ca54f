"""Telegram counts in UTF-16 code units: lengths and offsets of entities, and the limits on texts."""


def length(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def cut(text: str, offset: int, count: int) -> str:
    """The part of the text that starts at a UTF-16 offset and takes `count` units."""
    data = text.encode("utf-16-le")
    return data[offset * 2 : (offset + count) * 2].decode("utf-16-le", errors="replace")
