def main(msg):
    pass
