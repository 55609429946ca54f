"""The encrypted database: journeys, inbox, outbox, answers. Knows the journey and the event, not the dialogs."""
