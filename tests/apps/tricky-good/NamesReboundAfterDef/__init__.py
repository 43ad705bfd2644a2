def main(req: str):
    return req


str = 3
