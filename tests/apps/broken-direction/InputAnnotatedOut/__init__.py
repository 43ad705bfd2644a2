import azure.functions as func


def main(req: func.HttpRequest, blob: func.Out[bytes]) -> str:
    return 'ok'
