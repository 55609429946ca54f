"""What the page shows behind the scenes of a chat: the state, the signs heard, the programme."""

from datetime import datetime

from content.pack import Content
from content.text import Voice
from fsm import schedule
from fsm.journey import Journey
from fsm.words import Sign


def behind(journey: Journey | None, due: datetime | None, now: datetime, content: Content) -> dict[str, object]:
    """As the page's panel wants it; empty before the first message."""
    if journey is None:
        return {"state": None, "signs": [], "causes": [], "programme": []}
    pack = content.pack(journey.locale)
    voice = Voice(journey.child.name, journey.child.pronoun)
    told = {str(sign): since for sign, since in journey.signs.items()}
    ids = [sign for sign in Sign if sign in told or sign in journey.heard.signs]
    return {
        "state": journey.state,
        "under": list(journey.under),
        "concern": journey.worry.concern if journey.worry else None,
        "zone": journey.zone or None,
        "local_time": schedule.local(journey, now).isoformat(),
        "next_due": due.isoformat() if due else None,
        "signs": [
            {
                "id": sign,
                "name": pack.signs[sign].name.plain(voice),
                "words": journey.heard.signs.get(sign, ""),
                "since": told.get(sign),
            }
            for sign in ids
        ],
        "causes": [{"id": cause, "name": pack.causes[cause].name.plain(voice)} for cause in journey.causes],
        "programme": [
            {
                "id": planned.step,
                "title": pack.steps[planned.step].title,
                "reason": pack.steps[planned.step].reason(planned.reason).plain(voice),
                "current": journey.step_on is not None and place == journey.position,
                "done": journey.step_on is not None and place < journey.position,
            }
            for place, planned in enumerate(journey.programme)
        ],
    }
