import typing

import azure.functions as func


def main(timer: func.TimerRequest, msg: func.Out[typing.Optional[str]]):
    msg.set('ok')
