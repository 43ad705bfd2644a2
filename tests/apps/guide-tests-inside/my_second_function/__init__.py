import azure.functions as func

from . import doubled


def main(req: func.HttpRequest) -> func.HttpResponse:
    value = int(req.params['value'])
    return func.HttpResponse(f'{value} * 2 = {doubled.of(value)}')
