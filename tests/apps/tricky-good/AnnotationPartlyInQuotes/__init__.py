import azure.functions as func


def main(req: func.HttpRequest, msg: func.Out['func.QueueMessage']) -> str:
    return 'ok'
