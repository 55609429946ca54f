"""The parent's own words around a find: its clauses as they wrote them, short enough to be said back."""

from signals.clauses import Sentence
from signals.normalise import BREAK

LONGEST = 120
PAIRS = {'"': '"', "«": "»", "“": "”", "„": "“", "(": ")"}


def quote(text: str, sentence: Sentence, start: int, end: int) -> str:
    """The clauses that the tokens [start, end) stand in; the tokens alone, or their beginning, where that is long."""
    first, last = sentence.clause_start(start), sentence.clause_end(end - 1)
    while last > end and sentence.tokens[last - 1].text == BREAK:
        last -= 1
    for begin, stop in ((first, last), (start, last), (first, end), (start, end)):
        words = _balanced(text, sentence.tokens[begin].start, sentence.tokens[stop - 1].end)
        if len(words) <= LONGEST:
            return words.strip()
    cut = words[:LONGEST]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def _balanced(text: str, begin: int, stop: int) -> str:
    """The stretch, with the other half of a mark that stands at its edge: '"fine' would read as a slip of ours."""
    words = text[begin:stop]
    for opens, closes in PAIRS.items():
        half = words.count(opens) % 2 if opens == closes else words.count(opens) - words.count(closes)
        if half > 0 and text[stop : stop + 1] == closes:
            return text[begin : stop + 1]
        if half and begin and text[begin - 1] == opens:
            return text[begin - 1 : stop]
    return words
