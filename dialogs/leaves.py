"""Leaves: what can be turned over at any time in a message that is there: the plan, a step, a sign, privacy.

Their buttons carry '*' instead of a question's number, so they stay good for ever. One that stands under a question
says 'open': the leaf is then a message of its own, and the question stays where it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from content.pack import Action
from dialogs.scene import Scene
from dialogs.screen import Option, Options
from fsm import schedule
from fsm.journey import Journey
from fsm.states import State
from fsm.words import Sign, StepId

PRIVACY, PLAN, STEP, SIGN, KEEP = "privacy", "plan", "step", "sign", "keep"
OPEN = "open."
STEPS_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a message shows now."""

    text: str
    rows: Options


def leaf(journey: Journey, scene: Scene, id: str) -> Leaf | None:
    """The leaf of a button's id ('plan.2', 'step.listen.say'); None if there is none such any more."""
    name, *rest = id.split(".")
    found = LEAVES.get(name)
    return found(journey, scene, rest) if found else None


def _turner(scene: Scene, name: str, page: int, pages: int) -> tuple[Option, ...]:
    """The row that turns pages. A page never links to itself, so no press changes nothing."""
    back = (Option(f"*:{name}.{page - 1}", scene.label("page-back")),) if page > 0 else ()
    on = (
        (Option(f"*:{name}.{page + 1}", scene.label("page-on", page=page + 2, pages=pages)),)
        if page + 1 < pages
        else ()
    )
    return back + on


def _page(rest: list[str]) -> int | None:
    return int(rest[0]) if len(rest) == 1 and rest[0].isdecimal() else None


def privacy_page(journey: Journey, scene: Scene, page: int) -> Leaf:
    """One section of the privacy policy."""
    sections = scene.pack.privacy
    page = min(page, len(sections) - 1)
    turner = _turner(scene, PRIVACY, page, len(sections))
    return Leaf(scene.html(sections[page]), (turner,) if turner else ())


def plan_page(journey: Journey, scene: Scene, page: int) -> Leaf:
    """Three steps with the reason why each stands where it does."""
    pages = -(-len(journey.programme) // STEPS_A_PAGE)
    page = min(page, pages - 1)
    first = page * STEPS_A_PAGE
    lines = []
    for place, planned in enumerate(journey.programme[first : first + STEPS_A_PAGE], first):
        step = scene.step(planned.step)
        mark = escape(scene.label(_mark(journey, place)), quote=False)
        head = f"<b>{place + 1}. {scene.title(planned.step)}</b>{' ' + mark if mark else ''}"
        lines.append(f"{head}\n{scene.html(step.reason(planned.reason))}")
    rows: Options = (*_to_read(journey, scene, first), _turner(scene, PLAN, page, pages))
    if journey.state == State.PROGRAMME:
        rows = ((Option("begin", scene.label("programme-begin")),), *rows)
    return Leaf("\n\n".join(lines), rows)


def _to_read(journey: Journey, scene: Scene, first: int) -> Options:
    """A button for each step of the page that was given already, or that no day is planned for."""
    places = range(first, min(first + STEPS_A_PAGE, len(journey.programme)))
    return tuple(
        (Option(f"*:{OPEN}{STEP}.{step}.today", f"{place + 1}. {scene.step(step).title}"),)
        for place, step in ((place, journey.programme[place].step) for place in places)
        if _mark(journey, place) != "plan-coming"
    )


def sign_page(journey: Journey, scene: Scene, page: int) -> Leaf:
    """One sign: what it can look like at this child's age, and what else it can mean."""
    page = min(page, len(Sign) - 1)
    texts = scene.pack.signs[list(Sign)[page]]
    parts = (f"<b>{scene.html(texts.name)}</b>", scene.html(texts.ages[journey.child.band]), scene.html(texts.other))
    return Leaf("\n\n".join(parts), (_turner(scene, SIGN, page, len(Sign)),))


def _mark(journey: Journey, place: int) -> str:
    if place >= schedule.LENGTH[journey.pace]:
        return "plan-extra"
    if journey.step_on is None:
        return "plan-coming"
    if place < journey.position or journey.state == State.ENDED:
        return "plan-done"
    return "plan-current" if place == journey.position else "plan-coming"


FACES = ("today", "smaller", "leave", "why")


def step_face(journey: Journey, scene: Scene, id: StepId, face: str) -> Leaf:
    """One face of a step: today's action and what to say, the smaller action, what to leave out, why."""
    step = scene.step(id)
    action = step.actions[journey.child.band]
    text = _FACE_TEXTS[face](journey, scene, id, action)
    options = [Option(f"*:{STEP}.{id}.{other}", scene.label(f"face-{other}")) for other in FACES if other != face]
    return Leaf(text, tuple((option,) for option in options))


def small_step(journey: Journey, scene: Scene, id: StepId) -> Leaf:
    """The smaller action as the day's own. Nothing larger was shown before, so it isn't called smaller."""
    text = f"{scene.say('step-today')}\n{scene.html(scene.step(id).actions[journey.child.band].smaller)}"
    labels = {"today": scene.label("face-larger"), "leave": scene.label("face-leave"), "why": scene.label("face-why")}
    return Leaf(text, tuple((Option(f"*:{STEP}.{id}.{face}", label),) for face, label in labels.items()))


def _today(_journey: Journey, scene: Scene, _id: StepId, action: Action) -> str:
    said = "\n".join(f"• {scene.html(line)}" for line in action.say)
    return f"{scene.say('step-today')}\n{scene.html(action.today)}\n\n{scene.say('step-say')}\n{said}"


def _smaller(_journey: Journey, scene: Scene, _id: StepId, action: Action) -> str:
    return f"{scene.say('step-smaller')}\n{scene.html(action.smaller)}"


def _leave(_journey: Journey, scene: Scene, _id: StepId, action: Action) -> str:
    left = "\n".join(f"• {scene.html(line)}" for line in action.leave_out)
    return f"{scene.say('step-leave')}\n{left}"


def _why(journey: Journey, scene: Scene, id: StepId, _action: Action) -> str:
    step = scene.step(id)
    reason = next((planned.reason for planned in journey.programme if planned.step == id), "always")
    why = scene.html(step.why.of(journey.causes))
    return f"{scene.say('step-why')}\n{scene.html(step.reason(reason))}\n\n{why}"


_FACE_TEXTS: dict[str, Callable[[Journey, Scene, StepId, Action], str]] = {
    "today": _today,
    "smaller": _smaller,
    "leave": _leave,
    "why": _why,
}


def _privacy_leaf(journey: Journey, scene: Scene, rest: list[str]) -> Leaf | None:
    page = _page(rest)
    return None if page is None else privacy_page(journey, scene, page)


def _sign_leaf(journey: Journey, scene: Scene, rest: list[str]) -> Leaf | None:
    page = _page(rest)
    return None if page is None else sign_page(journey, scene, page)


def _plan_leaf(journey: Journey, scene: Scene, rest: list[str]) -> Leaf | None:
    page = _page(rest)
    return None if page is None or not journey.programme else plan_page(journey, scene, page)


def _step_leaf(journey: Journey, scene: Scene, rest: list[str]) -> Leaf | None:
    if len(rest) != 2 or rest[0] not in list(StepId) or rest[1] not in FACES:
        return None
    return step_face(journey, scene, StepId(rest[0]), rest[1])


def _keep_leaf(journey: Journey, scene: Scene, _rest: list[str]) -> Leaf | None:
    """Under the notice that all will be erased: the press alone keeps it."""
    return None if journey.consented is None else Leaf(scene.say("retention-kept"), ())


LEAVES: dict[str, Callable[[Journey, Scene, list[str]], Leaf | None]] = {
    PRIVACY: _privacy_leaf,
    PLAN: _plan_leaf,
    STEP: _step_leaf,
    SIGN: _sign_leaf,
    KEEP: _keep_leaf,
}
