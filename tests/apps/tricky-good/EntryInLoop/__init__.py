for greeting in ('hello', 'bye'):
    def main(req):
        return greeting
