"""The Bot API's methods: each takes the world and its arguments, and gives the `result` of the answer."""

from simulator.methods import acting, editing, profile, receiving, sending
from simulator.methods.method import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for part in (receiving.METHODS, sending.METHODS, editing.METHODS, acting.METHODS, profile.METHODS)
    for name, method in part.items()
}
