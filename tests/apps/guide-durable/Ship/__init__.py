def main(order):
    return order["sku"].upper()
