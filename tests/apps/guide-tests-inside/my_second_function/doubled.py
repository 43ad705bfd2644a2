def of(value: int) -> int:
    return value * 2
