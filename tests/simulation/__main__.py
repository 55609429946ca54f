"""python -m tests.simulation: one seed, to look at; or fresh ones for so many minutes."""

import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import click

from tests.simulation.invariants import breaches
from tests.simulation.run import Plan, Result, Run

MEMORY = Path("/dev/shm")
"""A database in memory is quicker, and a killed process's is as whole there as on a disk."""


def once(plan: Plan) -> Result:
    """One run, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return Run(plan, Path(folder)).run()


@click.command()
@click.option("--seed", type=int, help="This one, once.")
@click.option("--minutes", type=float, default=1.0, show_default=True, help="Without a seed: fresh ones for so long.")
@click.option("--parents", default=12, show_default=True)
@click.option("--days", default=14.0, show_default=True)
@click.option("--hash", "hashed", is_flag=True, help="Print only the hash of what was seen.")
@click.option("--trace", type=click.Path(path_type=Path), help="Write what was seen, line by line.")
def main(seed: int | None, minutes: float, parents: int, days: float, hashed: bool, trace: Path | None) -> None:
    """Runs the simulation and says what broke; exit status 1 if anything did."""
    ends = time.monotonic() + 60 * minutes
    injected: Counter[str] = Counter()
    runs = failed = updates = calls = 0
    while runs == 0 or (seed is None and time.monotonic() < ends):
        plan = Plan(secrets.randbelow(10**9) if seed is None else seed, parents, days)
        result = once(plan)
        if trace is not None:
            trace.write_text("\n".join(result.lines) + "\n", "utf-8")
        if hashed:
            click.echo(result.trace)
            return
        runs, injected = runs + 1, injected + result.injected
        updates, calls = updates + result.updates, calls + len(result.seen.calls)
        found = breaches(result.seen)
        failed += bool(found)
        for rule, lines in found.items():
            click.echo(f"seed {plan.seed}: {rule}: {len(lines)} times, first: {lines[0]}")
        if found:
            click.echo(f"again: python -m tests.simulation --seed {plan.seed} --parents {parents} --days {days:g}")
    click.echo(
        f"{runs} runs, {runs * parents} parents, {runs * parents * days / 7:.0f} parent-weeks, {updates} updates, "
        f"{calls} calls; {failed} runs broke a rule"
    )
    click.echo("injected: " + ", ".join(f"{count} {kind}" for kind, count in sorted(injected.items())))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
