def main(msg: dict):
    print(msg)
