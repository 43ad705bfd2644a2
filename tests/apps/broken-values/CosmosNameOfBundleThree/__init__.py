def main(it):
    pass
