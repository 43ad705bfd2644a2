import sys

main = None


class Module:
    def main(req):
        return req


sys.modules[__name__] = Module
