"""The language server: the one package that knows the protocol."""
