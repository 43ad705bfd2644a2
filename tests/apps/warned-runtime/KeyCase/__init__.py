def main(timer):
    pass


def other(timer):
    pass
