@logged
def main(req):
    return req


def logged(function):
    return function
