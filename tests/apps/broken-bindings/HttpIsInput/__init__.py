def main(req, res):
    return None
