import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out[str]) -> str:
    return 'ok'
