import azure.functions as func


def main(req: list[str]) -> str:
    return 'ok'
