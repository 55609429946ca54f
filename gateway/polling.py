"""python-telegram-bot's Bot with two hooks on getUpdates, and calls that build none of its objects."""

from collections.abc import Callable, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from gateway.slim import Polling, Sending


class PollingBot(Bot):
    """`batch` is called with the updates of each poll before they are put one by one; `rejected` if the token is."""

    def __init__(self, token: str, base_url: str, get_updates_request: Polling, request: Sending) -> None:
        super().__init__(
            token,
            base_url=f"{base_url}/bot",
            base_file_url=f"{base_url}/file/bot",
            get_updates_request=get_updates_request,
            request=request,
        )
        self._on_batch: Callable[[Sequence[Update]], None] = lambda _: None
        self._on_rejected: Callable[[], None] = lambda: None

    def watch(self, batch: Callable[[Sequence[Update]], None], rejected: Callable[[], None]) -> None:
        """Sets the hooks."""
        self._on_batch, self._on_rejected = batch, rejected

    async def call(self, method: str, **parameters: Any) -> Any:
        """One call with its parameters as they go over the line, None for what is left out; the answer as it came.

        The objects that python-telegram-bot makes of a message and its buttons cost more than all else in sending it.
        """
        return await self._post(method, parameters)

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """As ever."""
        try:
            updates = await super().get_updates(*args, **kwargs)
        except InvalidToken:
            self._on_rejected()
            raise
        except TelegramError:
            raise
        except Exception as error:
            problem = NetworkError(type(error).__name__)
        else:
            self._on_batch(updates)
            return updates
        # The Updater would ask again at once, without a pause, after any error but Telegram's.
        raise problem
