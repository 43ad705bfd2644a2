import typing

import azure.functions as func


Item = typing.TypeVar('Item')


class Out(typing.Generic[Item]):
    pass


def main(timer: func.TimerRequest, msg: Out[str]):
    print(msg)
