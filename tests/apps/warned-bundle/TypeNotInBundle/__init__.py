def main(timer, orders):
    pass
