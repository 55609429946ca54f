"""getUpdates and the webhook: how the bot hears of things."""

from typing import Any

from simulator.methods.method import Method
from simulator.params import Params
from simulator.refused import Refused
from simulator.shapes import Json
from simulator.world import World

_LONGEST_POLL = 50


def _allow(world: World, params: Params) -> None:
    """The kinds of updates wanted; not saying leaves it as it was."""
    allowed: Any = params.json("allowed_updates", "allowed updates")
    if isinstance(allowed, list):
        world.updates.allowed = [str(kind) for kind in allowed]


async def get_updates(world: World, params: Params) -> list[Json]:
    """Long polling; refused while a webhook is set."""
    if world.webhook.url:
        raise Refused(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", 409
        )
    _allow(world, params)
    timeout = min(max(params.integer("timeout"), 0), _LONGEST_POLL)
    return await world.updates.take(params.integer("offset"), params.integer("limit", 100), timeout)


async def set_webhook(world: World, params: Params) -> bool:
    """Deliver updates by POST from now on."""
    world.webhook.set(params.text("url"), params.text("secret_token"))
    _allow(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    """Back to polling."""
    world.webhook.set("", "")
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    return True


async def get_webhook_info(world: World, _: Params) -> Json:
    """What is set, and what went wrong last."""
    return world.webhook.info


METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
