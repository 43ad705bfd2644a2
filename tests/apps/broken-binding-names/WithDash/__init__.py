def main(with_dash):
    return None
