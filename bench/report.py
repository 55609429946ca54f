"""docs/performance.md: written anew by each run of the bench."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Results = Mapping[str, Any]
OURS, ECHO = "Trust Steps", "python-telegram-bot, echo"
MEMORY, SQLITE = "aiogram, FSM in memory", "aiogram, FSM in SQLite"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def page(results: Results, frame: str) -> str:
    """The whole page: `frame` with its marks replaced by what was measured."""
    parts = {
        "machine": str(results["machine"]),
        "goals": goals(results),
        "talk": "\n\n".join(_talk(results[name], title) for name, title in TALKS if name in results),
        "evening": _evening(results["evening"]) if "evening" in results else NOTHING,
        "size": _size(results["size"]) if "size" in results else NOTHING,
        "turn": _turn(results["turn"]) if "turn" in results else NOTHING,
        "understand": _understand(results["understand"]) if "understand" in results else NOTHING,
        "simulate": _simulate(results["simulate"]) if "simulate" in results else NOTHING,
        "kill": _kill(results["kill"]) if "kill" in results else NOTHING,
    }
    for name, text in parts.items():
        frame = frame.replace("{{" + name + "}}", text)
    return frame


NOTHING = "Not measured in this run."
TALKS = (("talk", "On loopback"), ("talk_away", "With the server 50 ms away"))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}"


def _us(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f}"


def _talk(found: Mapping[str, Mapping[str, float]], title: str) -> str:
    ours = found[OURS]["per_second"]
    rows = [
        (
            name,
            f"{each['per_second']:,.0f}",
            "1" if name == OURS else f"{ours / each['per_second']:.1f}",
            _ms(each["p50"]),
            _ms(each["p99"]),
            f"{each['cpu']:.2f}",
            f"{each['memory']:.0f}",
        )
        for name, each in found.items()
    ]
    heads = ("", "updates/s", "ours is so many times", "p50, ms", "p99, ms", "CPU s per 1,000", "peak MB")
    return f"{title}:\n\n{table(heads, rows)}"


def _evening(found: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        (
            name,
            f"{each['per_second']:,.1f}",
            f"{each['share']:.1%}",
            f"{each['busiest']:.0f}",
            f"{each['refused']:.0f}",
            _ms(each["p50"]),
            _ms(each["p95"]),
            f"{each['memory']:.0f}",
        )
        for name, each in found.items()
    ]
    heads = ("", "messages/s", "of the limit", "busiest second", "429", "reply p50, ms", "reply p95, ms", "peak MB")
    return table(heads, rows)


def _size(found: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        (
            f"{int(many):,}",
            f"{each['file']:,.0f}",
            f"{each['start']:.2f}",
            f"{each['memory']:.0f}",
            _us(each["turn"]),
            f"{each['due'] * 1000:.2f}",
        )
        for many, each in found.items()
    ]
    return table(("journeys", "file, MB", "to the first answer, s", "peak MB", "turn, us", "due query, ms"), rows)


def _turn(found: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        (kind, *(_us(each[part]) for part in ("read", "decided", "written", "together", "alone")))
        for kind, each in found.items()
    ]
    return table(("", "read", "decided", "written", "whole, of a hundred", "whole, alone"), rows)


def _understand(found: Mapping[str, Mapping[str, float]]) -> str:
    rows = [(length, f"{each['en'] * 1000:.2f}", f"{each['ru'] * 1000:.2f}") for length, each in found.items()]
    return table(("", "English, ms", "Russian, ms"), rows)


def _simulate(found: Mapping[str, float]) -> str:
    return (
        f"{found['journeys_per_second']:.1f} six-week journeys a second on one core "
        f"({found['parent_weeks_per_second']:.0f} parent-weeks a second), transcripts included."
    )


def _kill(found: Mapping[str, Mapping[str, float]]) -> str:
    names = ("answers", "lost", "wrong", "answers lost", "said again", "twice")
    heads = (
        *("", "answers that came", "parents lost", "wrong states", "answers lost"),
        *("had to say it again", "messages twice"),
    )
    return table(heads, [(name, *(f"{each[figure]:.0f}" for figure in names)) for name, each in found.items()])


def goals(results: Results) -> str:
    """What was asked for, beside what was measured."""
    rows = [(goal, value, "yes" if holds else "**no**") for goal, value, holds in _goals(results)]
    return table(("asked for", "measured", "holds"), rows)


def _goals(results: Results) -> Iterable[tuple[str, str, bool]]:
    if "talk" in results:
        talk = results["talk"]
        ours = talk[OURS]
        for name, least in ((ECHO, 2.5), (MEMORY, 1.5)):
            ratio = ours["per_second"] / talk[name]["per_second"]
            yield f"talk: at least {least} x {name}", f"{ratio:.2f}", ratio >= least
        ratio = ours["p99"] / talk[MEMORY]["p99"]
        yield "talk: p99 under half of aiogram's", f"{ratio:.2f}", ratio < 0.5
        yield "talk: memory under 120 MB", f"{ours['memory']:.0f}", ours["memory"] < 120
    if "talk_away" in results:
        away = results["talk_away"]
        ratio = away[OURS]["per_second"] / away[SQLITE]["per_second"]
        yield f"talk, 50 ms away: at least 1.5 x {SQLITE}", f"{ratio:.2f}", ratio >= 1.5
    for name, each in results.get("evening", {}).items():
        if name.startswith(OURS) and "30/s" in name:
            yield "evening: at least 97 % of 30/s", f"{each['share']:.1%}", each["share"] >= 0.97
            yield "evening, 30/s: no 429", f"{each['refused']:.0f}", each["refused"] == 0
        elif name.startswith(OURS):
            yield "evening: at least 900/s of 1,000/s", f"{each['per_second']:.0f}", each["per_second"] >= 900
            yield "evening, 1,000/s: no 429", f"{each['refused']:.0f}", each["refused"] == 0
        if name.startswith(OURS):
            yield f"{name}: replies p95 under 150 ms", _ms(each["p95"]), each["p95"] < 0.15
    if len(sizes := list(results.get("size", {}).items())) > 1:
        (few, small), (many, large) = sizes[0], sizes[-1]
        for figure, what in (("start", "start-up"), ("memory", "memory"), ("turn", "turn time")):
            ratio = large[figure] / small[figure]
            yield f"size: {what}, {int(many):,} to {int(few):,} journeys, within 1.3", f"{ratio:.2f}", ratio <= 1.3
        yield "size: due query for 500 under 2 ms", f"{large['due'] * 1000:.2f}", large["due"] < 0.002
    if "turn" in results:
        plain = sorted(each["together"] for each in results["turn"].values() if not each["free"])
        middle = plain[len(plain) // 2]
        yield "turn: median under 500 us without free text", _us(middle), middle < 0.0005
    if "simulate" in results:
        journeys = results["simulate"]["journeys_per_second"]
        yield "simulate: at least 20 six-week journeys a second", f"{journeys:.1f}", journeys >= 20
    if "kill" in results:
        ours = results["kill"][OURS]
        amiss = ours["lost"] + ours["wrong"] + ours["answers lost"] + ours["said again"]
        yield "kill: nothing lost", f"{amiss:.0f}", amiss == 0


def write(results: Results, frame: Path, target: Path) -> None:
    """Writes the page."""
    target.write_text(page(results, frame.read_text("utf-8")), "utf-8")
