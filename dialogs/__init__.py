"""What the parent meets: one file a conversation. No Telegram, no database, no clock in here."""
