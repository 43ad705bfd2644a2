class Context:
    invocation_id: str


def main(req, context: Context):
    return context.invocation_id
