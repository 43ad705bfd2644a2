import azure.functions as func


def main(req: func.HttpRequest, context: func.HttpRequest) -> str:
    return context.url
