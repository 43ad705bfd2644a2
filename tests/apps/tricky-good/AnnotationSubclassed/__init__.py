import azure.functions as func


class Response(func.HttpResponse):
    pass


def main(req: func.HttpRequest) -> Response:
    return Response('ok')
