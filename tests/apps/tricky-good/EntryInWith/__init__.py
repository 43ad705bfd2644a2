import contextlib

with contextlib.suppress(ImportError):
    def main(req):
        return 'ok'
