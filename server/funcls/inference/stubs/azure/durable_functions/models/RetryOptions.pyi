"""When a call is tried again."""

class RetryOptions:
    """How often, and after how long, a failed call is tried again."""

    def __init__(self, first_retry_interval_in_milliseconds: int, max_number_of_attempts: int) -> None:
        """State the wait before the second attempt, in milliseconds above 0, and the number of attempts in all."""

    @property
    def first_retry_interval_in_milliseconds(self) -> int:
        """The wait before the second attempt, in milliseconds."""

    @property
    def max_number_of_attempts(self) -> int:
        """The number of attempts in all."""
