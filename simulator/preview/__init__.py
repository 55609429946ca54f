"""One page a language with every screen and text, as a parent sees it on a phone, for authors to read and sign off."""
