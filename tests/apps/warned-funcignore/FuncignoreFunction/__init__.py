from ..shared.greetings import greet


def main(req):
    return greet("you")
