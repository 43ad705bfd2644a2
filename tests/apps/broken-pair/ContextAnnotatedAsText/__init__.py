def main(req, context: str):
    return context
