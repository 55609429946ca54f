"""The peers, each as its own documentation says: one text in, the answer stored, one message out."""
