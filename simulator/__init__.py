"""A small Telegram on this machine: a strict Bot API on loopback, and a page on which a person chats with the bot."""
