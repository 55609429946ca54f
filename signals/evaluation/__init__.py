"""How well understanding hears what parents wrote: measured on statements that nobody wrote rules from."""
