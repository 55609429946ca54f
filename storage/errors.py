"""What can be wrong with the database, in words that say what to do."""


class StorageError(Exception):
    """The database cannot be used as it is; nothing was changed."""
