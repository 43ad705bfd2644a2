from azure.functions import HttpRequest as Request, Out as Output

Message = Output[str]


def main(req: Request, msg: Message) -> str:
    return 'ok'
