def main(req):
    pass
return main
