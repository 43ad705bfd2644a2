import azure.functions as func


def main(req: func.HttpRequest) -> bytes:
    return b'ok'
