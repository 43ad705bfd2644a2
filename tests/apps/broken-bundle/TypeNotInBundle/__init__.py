def main(changes):
    pass
