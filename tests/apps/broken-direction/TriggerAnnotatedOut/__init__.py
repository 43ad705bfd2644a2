import azure.functions as func


def main(req: func.Out[func.HttpRequest]) -> str:
    return 'ok'
