from .first import main
