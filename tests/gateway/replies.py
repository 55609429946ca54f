"""What the sender's tests send, and what the simulator then shows."""

from fsm.reply import Button, Picture
from simulator.server import Simulator
from tests.gateway.rig import CHAT

SUPPORT = -500
ROWS = ((Button("Yes", "1:yes"), Button("No", "1:no")), (Button("Read", url="https://example.org/a"),))
PICTURE = Picture("closeness", "How close", (("Mon", 3.0, None), ("Tue", 0.0, None)), "far", "close", "Mon 3")


def texts(sim: Simulator, chat: int = CHAT) -> list[str]:
    return [message.text for message in sim.replies(chat)]
