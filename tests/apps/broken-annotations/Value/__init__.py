LIMIT = 3


def main(msg: LIMIT):
    print(msg)
