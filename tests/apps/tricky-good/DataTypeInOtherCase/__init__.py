def main(msg: bytes):
    return None
