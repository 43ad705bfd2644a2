class Message(str):
    pass


def main(msg: Message):
    print(msg)
