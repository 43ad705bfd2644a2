import azure.functions as func


def main(req: func.HttpRequest, context, msg: func.Out[str]) -> str:
    return 'ok'
