import azure.functions as func


def main(doc: func.InputStream, msg: func.Out[str]) -> None:
    msg.set(doc.name)
