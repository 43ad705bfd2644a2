def main(from_):
    return None
