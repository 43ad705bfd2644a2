def main(req):  # funcls: ignore[param-undeclared]
    return "ok"
