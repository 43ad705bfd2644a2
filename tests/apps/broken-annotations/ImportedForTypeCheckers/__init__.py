from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import azure.functions as func


def main(req: 'func.HttpRequest'):
    return 'ok'
