import typing

import azure.functions as func

if typing.TYPE_CHECKING:
    Message = func.Out[str]
else:
    Message = func.Out[bytes]


def main(req: func.HttpRequest, msg: Message) -> str:
    return 'ok'
