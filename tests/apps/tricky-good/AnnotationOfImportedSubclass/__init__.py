from .requests import Request


def main(req: Request) -> str:
    return 'ok'
