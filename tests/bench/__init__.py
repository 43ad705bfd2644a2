"""Measures funcls beside an empty pygls server: `make bench`."""
