def define():
    global main

    def main(req):
        return 'ok'


define()
