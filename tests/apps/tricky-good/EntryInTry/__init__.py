try:
    from missing_package import main
except ImportError:
    def main(req):
        return 'ok'
