"""What is learnt: one column for each sign, denied sign, cause, concern, and concern in plain words."""

from fsm.words import Cause, Concern, Sign
from signals.evaluation.statements import Statement

LABELS = (
    *(f"signs {id_}" for id_ in Sign),
    *(f"denied {id_}" for id_ in Sign),
    *(f"causes {id_}" for id_ in Cause if id_ != Cause.UNKNOWN),
    *(f"concerns {id_}" for id_ in Concern),
    *(f"plain {id_}" for id_ in Concern),
)


def targets(one: Statement) -> list[float]:
    """1 for each label that holds."""
    told = {
        "signs": one.labels.signs,
        "denied": one.labels.denied,
        "causes": one.labels.causes,
        "concerns": one.labels.concerns,
        "plain": one.labels.concerns - one.indirect,
    }
    return [float(id_ in told[kind]) for kind, id_ in (label.split(" ") for label in LABELS)]
