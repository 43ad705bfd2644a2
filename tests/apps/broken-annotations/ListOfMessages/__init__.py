import typing

import azure.functions as func


def main(msg: typing.List[func.QueueMessage]):
    print(msg)
