"""The state machine as a picture, drawn from the machine that runs."""

from collections.abc import Iterator

from transitions.extensions import GraphMachine

from fsm.machine import BACK, machine
from fsm.states import MAIN, OVERLAYS, State

ANYWHERE = "anywhere"
"""Stands for every state at once: an overlay may be laid over any, and leads back to where the parent was."""

RETURNS = frozenset(way.trigger for way in BACK)


class _Nobody:
    """The graph wants a model; nothing is ever fired on it."""

    state: str


def ways() -> Iterator[tuple[str, str, str]]:
    """Trigger, source and target of every way of the real machine, those from or to all states drawn as one."""
    everything = set(MAIN + OVERLAYS)
    for trigger, event in machine().events.items():
        targets: dict[str, list[str]] = {}
        for source, transitions in event.transitions.items():
            for transition in transitions:
                target = ANYWHERE if trigger in RETURNS else str(transition.dest)
                targets.setdefault(target, []).append(str(source))
        for target, sources in targets.items():
            for source in [ANYWHERE] if everything <= set(sources) else dict.fromkeys(sources):
                yield trigger, source, target


def mermaid() -> str:
    """Mermaid source."""
    model = _Nobody()
    drawn = GraphMachine(
        model=model,
        states=[*(state.value for state in State), ANYWHERE],
        initial=State.WELCOME.value,
        transitions=[{"trigger": trigger, "source": source, "dest": target} for trigger, source, target in ways()],
        auto_transitions=False,
        graph_engine="mermaid",
    )
    return str(drawn.get_graph().source)
