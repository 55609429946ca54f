"""The personas' six weeks as pages. `python -m tests.transcripts` writes them anew; read the diff before keeping it."""

from functools import cache
from pathlib import Path

from simulator.weeks.persona import read
from simulator.weeks.transcript import Line, as_markdown
from simulator.weeks.weeks import scratch, simulate
from tests.conversation import content

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
DAYS = 42
PERSONAS = {path.stem: path for path in sorted((HERE / "personas").glob("*.yaml"))}


@cache
def lines(name: str) -> tuple[Line, ...]:
    """What was said in a persona's six weeks."""
    with scratch() as store:
        return tuple(simulate(read(PERSONAS[name]), DAYS, content(), store))


def page(name: str) -> str:
    """The transcript as `python bot.py simulate` prints it."""
    return "".join(f"{part}\n" for part in as_markdown(lines(name), name))


def write() -> None:
    """All of them."""
    GOLDEN.mkdir(exist_ok=True)
    for name in PERSONAS:
        (GOLDEN / f"{name}.md").write_text(page(name), "utf-8")


if __name__ == "__main__":
    write()
