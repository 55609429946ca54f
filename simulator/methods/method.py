"""What a method is."""

from collections.abc import Awaitable, Callable
from typing import Any

from simulator.params import Params
from simulator.world import World

Method = Callable[[World, Params], Awaitable[Any]]
