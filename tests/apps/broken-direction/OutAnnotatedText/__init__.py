import azure.functions as func


def main(req: func.HttpRequest, msg: str) -> str:
    return 'ok'
