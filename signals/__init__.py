"""From a parent's words to signs, causes, concerns and the child's age. `understand` is the one entry."""

from signals.understanding import Found, Understanding, prepare, understand

__all__ = ["Found", "Understanding", "prepare", "understand"]
