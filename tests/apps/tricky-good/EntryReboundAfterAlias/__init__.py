def handle(req):
    return req


main = handle


def handle(request):
    return request
