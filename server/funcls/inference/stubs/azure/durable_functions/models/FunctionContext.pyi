"""What the host says of a function."""

class FunctionContext:
    """What the host says of the function besides the orchestration."""
