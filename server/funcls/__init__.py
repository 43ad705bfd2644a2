"""funcls: a language server and checker for Azure Functions apps in Python."""

__version__ = "0.1.0"
