import typing

import azure.functions as func


Request = typing.Union[func.HttpRequest, str]


def main(req: Request) -> str:
    return 'ok'
