import typing

import azure.functions as func


def main(req: typing.Union[func.HttpRequest]) -> str:
    return 'ok'
