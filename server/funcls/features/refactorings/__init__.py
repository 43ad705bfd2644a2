"""Refactorings: what writes the other half of a function, or a test of it, where the files show what it must be."""
