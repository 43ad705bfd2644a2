import typing

import azure.functions as func


def main(req: typing.Optional[func.HttpRequest]) -> str:
    return 'ok'
