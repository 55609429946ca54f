"""The edge to Telegram: update to event, reply to Bot API call. It does the I/O and decides nothing."""
