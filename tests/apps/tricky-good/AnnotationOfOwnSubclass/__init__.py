import azure.functions as func


class Request(func.HttpRequest):
    pass


def main(req: Request) -> str:
    return 'ok'
