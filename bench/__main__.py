"""`python -m bench [--quick] [PART ...]`: measures, and writes docs/performance.md with its plot anew."""

import asyncio
import json
import os
import platform
import subprocess
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bench import evening, kill, population, report, size, talk, turn
from bench.figures import middle
from bench.process import PEERS, ROOT, Contender
from bench.samples import samples
from bench.walk import Walk, first_evening
from content.load import load
from content.pack import Content

KEPT = ROOT / "build" / "bench" / "results.json"
PARTS = ("talk", "evening", "size", "turn", "kill")


class Bench:
    """One run; `quick` is shorter in everything, and says so."""

    def __init__(self, quick: bool) -> None:
        self.quick = quick
        self.content: Content = load()
        self.walk: Walk = first_evening(self.content)
        self.results: dict[str, Any] = {"machine": self.machine()}

    def machine(self) -> str:
        """What it ran on, and how."""
        how = "a short run (`QUICK=1`), good for a look only" if self.quick else "medians of three"
        return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}; {how}."

    def talk(self) -> None:
        """200 parents at once, near and far."""
        seconds, runs = (2.0, 1) if self.quick else (4.0, 3)
        for name, away in (("talk", 0.0), ("talk_away", talk.AWAY)):
            self.results[name] = talk.compare(self.walk.lines, away, seconds, runs)

    def evening(self) -> None:
        """50,000 check-ins at once; the peer at 30/s only, where it is meant to be."""
        seconds, runs = (8.0, 1) if self.quick else (20.0, 3)
        journey = population.half_way(self.content)
        found = self.results["evening"] = {}
        for who, rate in ((evening.OURS, 30), (evening.PEER, 30), (evening.OURS, 1000), (evening.PEER, 1000)):
            times = runs if who is evening.OURS else 1
            each = [asyncio.run(evening.run(who, rate, seconds, self.walk.lines, journey)) for _ in range(times)]
            # One 429 in any of the runs is one too many.
            found[f"{who.name}, {rate:,}/s"] = {**middle(each), "refused": sum(run["refused"] for run in each)}

    def size(self) -> None:
        """A thousand journeys and a million."""
        journey = population.half_way(self.content)
        sizes = (1_000, 100_000) if self.quick else (1_000, 100_000, 1_000_000)
        self.results["size"] = {str(many): size.of(many, journey, self.walk.lines) for many in sizes}

    def turn(self) -> None:
        """One turn by kind; understanding; six weeks."""
        rounds = 5 if self.quick else 15
        free = {sample.kind: sample.free for sample in samples(self.content)}
        turns = turn.turns(self.content, rounds)
        self.results["turn"] = {kind: {**each, "free": float(free[kind])} for kind, each in turns.items()}
        self.results["understand"] = turn.understanding(rounds)
        self.results["simulate"] = turn.weeks(self.content, rounds)

    def kill(self) -> None:
        """Five kills in the middle of the talk."""
        who: tuple[Contender, ...] = (talk.OURS, talk.CONVERSATION, talk.MEMORY, talk.SQLITE, talk.DIALOG)
        self.results["kill"] = {each.name: asyncio.run(kill.run(each, self.walk, seed=1)) for each in who}


def keep(results: dict[str, Any], path: Path) -> None:
    """The figures as they are, for whoever wants to calculate with them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1), "utf-8")


def write(results: dict[str, Any]) -> None:
    """Writes the page and the plot."""
    docs = ROOT / "docs"
    report.write(results, Path(__file__).with_name("performance.md"), docs / "performance.md")
    subprocess.run(  # noqa: S603
        [str(PEERS), "-m", "bench.plot", str(KEPT), str(docs / "performance.svg")], cwd=ROOT, check=True
    )


@click.command()
@click.option("--quick", is_flag=True, help="About three minutes, for a look.")
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
def main(quick: bool, parts: tuple[str, ...]) -> None:
    """Measure PARTS (all without any); docs/performance.md is written anew when all were measured."""
    bench = Bench(quick)
    begun = time.monotonic()
    failed: list[str] = []
    for name in parts or PARTS:
        click.echo(f"{name} ... ({time.monotonic() - begun:.0f} s)")
        measure: Callable[[], None] = getattr(bench, name)
        try:
            measure()
        except Exception:
            # The other parts are measured all the same; the page says that this one was not.
            traceback.print_exc()
            failed.append(name)
        keep(bench.results, KEPT.with_name("latest.json"))
    click.echo(report.goals(bench.results))
    if not parts:
        keep(bench.results, KEPT)
        write(bench.results)
    click.echo(f"{time.monotonic() - begun:.0f} s; the figures are in {KEPT.parent}")
    if failed:
        raise click.ClickException(f"not measured: {', '.join(failed)}")


if __name__ == "__main__":
    main()
