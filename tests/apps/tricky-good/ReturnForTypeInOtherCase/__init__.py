def main(req):
    return 'a type in other letters is generic for the worker'
