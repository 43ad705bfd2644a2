"""The terminal: arguments, `funcls check` and its outputs."""
