"""How fast it is: the real bot beside its peers, against a fast Bot API of this folder's own, in another process."""
