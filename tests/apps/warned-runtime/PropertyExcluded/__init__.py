def main(timer, order):
    pass
