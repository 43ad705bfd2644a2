import azure.functions as func


def main(req: func.HttpRequest, picture: bytes) -> func.HttpResponse:
    return func.HttpResponse(picture)
