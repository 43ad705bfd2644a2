import azure.functions as func


def main(req: func.HttpRequest, Context: func.Context) -> str:
    return Context.invocation_id
