def main(order: dict) -> dict:
    return {"number": order["id"], "total": sum(line["price"] for line in order["lines"])}
