class Other:
    pass


Other.__name__ = "Context"


def main(req, context: Other):
    return req
