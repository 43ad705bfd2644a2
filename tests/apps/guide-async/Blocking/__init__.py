import socket


def some_blocking_socket_io():
    with socket.socket() as connection:
        connection.bind(('127.0.0.1', 0))


# Runs in an asyncio thread-pool

def main(timer):
    some_blocking_socket_io()
