"""What goes wrong and when: drawn from the seed before the run begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

DAY = 86400.0
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing. `lasts` in seconds where it has a length; `much` is how bad: seconds of a jump, a count."""

    at: float
    kind: str
    lasts: float = 0.0
    much: float = 0.0


@dataclass(frozen=True, slots=True)
class Climate:
    """How often each thing happens in a run of a week. The rest of a run is quiet."""

    kill_step: float = 8
    kill_statement: float = 8
    kill_flight: float = 6
    stop: float = 2
    line_down: float = 2
    rough: float = 4
    flood_one: float = 6
    flood_all: float = 1.5
    mixed: float = 6
    disk_full: float = 1.5
    locked: float = 2
    disk_error: float = 3
    clock: float = 2
    downtime: float = 0.4
    line_down_long: float = 0.3
    support_moves: float = 0.2


CALM = Climate(**dict.fromkeys(Climate.__slots__, 0.0))
"""Nothing goes wrong."""


def forecast(chance: Random, days: float, climate: Climate) -> list[Trouble]:
    """All troubles of a run, in their order; none in the last quarter of its last day."""
    troubles: list[Trouble] = []
    end = days * DAY - 6 * HOUR

    def draw(kind: str, a_week: float) -> Sequence[float]:
        count = int(a_week * days / 7) + (chance.random() < (a_week * days / 7) % 1)
        # The first hours are the busiest: half of all is then.
        return [chance.uniform(0, 8 * HOUR) if chance.random() < 0.5 else chance.uniform(0, end) for _ in range(count)]

    def span(shortest: float, longest: float) -> float:
        return float(shortest * (longest / shortest) ** chance.random())

    for name in Climate.__slots__:
        for at in draw(name, getattr(climate, name)):
            lasts, much = 0.0, 0.0
            match name:
                case "kill_step" | "kill_statement":
                    much = chance.randint(1, 60)
                case "kill_flight":
                    much = chance.randint(1, 4)
                case "flood_one":
                    much = chance.randint(1, 2)
                case "line_down":
                    lasts = span(2, 2 * HOUR)
                case "line_down_long":
                    lasts = chance.uniform(6, 30) * HOUR
                case "rough":
                    lasts, much = span(120, 2 * HOUR), chance.uniform(0.05, 0.5)
                case "flood_all":
                    lasts = span(2, 600)
                case "mixed":
                    much = chance.randint(1, 20)
                case "disk_full":
                    lasts = span(5, 3 * HOUR)
                case "locked":
                    lasts = span(0.5, 300)
                case "disk_error":
                    much = chance.randint(1, 80)
                case "clock":
                    much = span(5, 30 * HOUR) * chance.choice((-1, 1))
                    lasts = span(60, 6 * HOUR) if chance.random() < 0.6 else 0.0
                case "downtime":
                    lasts = chance.uniform(10, 30) * HOUR
            troubles.append(Trouble(min(at, end), name, min(lasts, max(0.0, end - at)), much))
    return sorted(troubles, key=lambda trouble: (trouble.at, trouble.kind))
