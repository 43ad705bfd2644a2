from typing import Annotated

import azure.functions as func


def main(
    req: Annotated[func.HttpRequest, 'the order'],
    msg: Annotated[func.Out[str], 'what goes on'],
    context: Annotated[func.Context, 'the invocation'],
) -> Annotated[str, 'the answer']:
    return 'ok'
