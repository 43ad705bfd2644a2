def greet(user: str) -> str:
    return f'Hello, {user}'
