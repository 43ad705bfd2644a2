import azure.functions as func


def main(req: func.HttpRequest, msg: func.QueueMessage) -> str:
    return 'ok'
