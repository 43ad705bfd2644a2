def handle(req):
    return req


def main(request):
    return request


main.__wrapped__ = handle
