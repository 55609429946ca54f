"""A parent's whole journey in virtual time, through the real engine and storage, without a network."""
