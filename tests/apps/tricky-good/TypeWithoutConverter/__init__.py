import azure.functions as func


def main(req: func.HttpRequest, rows: str) -> str:
    return rows
