import azure.functions as func


def main(context: func.HttpRequest) -> str:
    return 'ok'
