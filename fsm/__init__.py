"""The state machine and what it decides: words, journey, events, replies, planner, schedule."""
