def main(blob):
    return None
