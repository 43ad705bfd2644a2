def main(blob, queue):
    pass
