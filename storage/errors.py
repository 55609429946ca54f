"""What can be wrong with the database, in words that say what to do."""

from sqlcipher3 import dbapi2 as sqlcipher

DISK_ERRORS = (sqlcipher.DatabaseError, sqlcipher.OperationalError)


class StorageError(Exception):
    """The database cannot be used as it is; nothing was changed."""


class OvertakenError(Exception):
    """Another process (an operator's `forget`) changed the database between reading and writing: read again."""
