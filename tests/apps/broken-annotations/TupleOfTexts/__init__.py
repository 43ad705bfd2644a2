import typing


def main(msg: typing.Tuple[str, str]):
    print(msg)
