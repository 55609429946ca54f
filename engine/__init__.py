"""The engine: one event in, one new state and its replies out, and the loop around it."""
