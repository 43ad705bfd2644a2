import typing

import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out[typing.List[str]]) -> str:
    msg.set(['first', 'second'])
    return 'ok'
