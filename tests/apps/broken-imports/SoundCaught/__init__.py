try:
    from . import missing
except ImportError:
    missing = None


def main(req):
    return req
