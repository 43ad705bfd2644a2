import azure.functions as func


def main(req: func.HttpRequest) -> func.Out[str]:
    return 'ok'
