def main(req):
    return "Hello!"
