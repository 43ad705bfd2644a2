def main(a__b):
    return None
