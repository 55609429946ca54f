"""The parent's own words around a find: its clauses as they wrote them, short enough to be said back."""

from signals.clauses import Sentence
from signals.normalise import BREAK

LONGEST = 120


def quote(text: str, sentence: Sentence, start: int, end: int) -> str:
    """The clauses that the tokens [start, end) stand in; the tokens alone, or their beginning, where that is long."""
    first, last = sentence.clause_start(start), sentence.clause_end(end - 1)
    while last > end and sentence.tokens[last - 1].text == BREAK:
        last -= 1
    for begin, stop in ((first, last), (start, last), (first, end), (start, end)):
        words = text[sentence.tokens[begin].start : sentence.tokens[stop - 1].end]
        if len(words) <= LONGEST:
            return words.strip()
    cut = words[:LONGEST]
    return cut[: cut.rfind(" ")] if " " in cut else cut
