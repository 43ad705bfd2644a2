from .store import load


def run():
    pass
