"""The check's rules: one file a concept. Each looks at a language, or at all of them, and adds its faults."""
