import typing

T = typing.TypeVar('T')


class Out(typing.Generic[T]):
    def set(self, value: T) -> None: ...


def main(req, msg: Out[str]):
    msg.set('hello')
    return 'ok'
