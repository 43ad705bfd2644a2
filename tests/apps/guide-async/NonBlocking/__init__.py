import asyncio


async def some_nonblocking_socket_io_op():
    await asyncio.sleep(0)


async def main(timer):
    await some_nonblocking_socket_io_op()
