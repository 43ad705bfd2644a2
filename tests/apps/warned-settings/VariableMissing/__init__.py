import os


def main(order):
    print(order, os.environ["ORDERS_KEY"])
