def main(timer, report):
    pass
