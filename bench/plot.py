"""The plot of docs/performance.md; runs with the peers' Python, which has matplotlib."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "trust-steps"

from matplotlib import pyplot  # noqa: E402

TITLES = {"talk": "on loopback", "talk_away": "server 50 ms away"}


def main(results: str, target: str) -> None:
    """Updates a second of every contender, on loopback and from afar."""
    found = json.loads(Path(results).read_text("utf-8"))
    shown = [name for name in TITLES if name in found]
    if not shown:
        return
    figure, axes = pyplot.subplots(1, len(shown), figsize=(5.5 * len(shown), 2.8), sharey=True, squeeze=False)
    for axis, name in zip(axes[0], shown, strict=True):
        contenders = list(found[name])[::-1]
        values = [found[name][contender]["per_second"] for contender in contenders]
        colours = ["#2f6f62" if contender == "Trust Steps" else "#b8b2a7" for contender in contenders]
        bars = axis.barh(contenders, values, color=colours)
        axis.bar_label(bars, [f"{value:,.0f}" for value in values], padding=3, fontsize=8)
        axis.set_title(f"200 parents at once, {TITLES[name]}: updates/s", fontsize=9)
        axis.spines[["top", "right", "bottom"]].set_visible(False)
        axis.set_xticks([])
        axis.margins(x=0.15)
        axis.tick_params(labelsize=8, length=0)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])
