def main(order):
    print(order)
