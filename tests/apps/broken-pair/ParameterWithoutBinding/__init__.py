import azure.functions as func


def main(req: func.HttpRequest, order) -> str:
    return f'{order}'
