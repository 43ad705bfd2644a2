"""What orchestrators wait for."""

from typing import Any

class TaskBase:
    """Something that an orchestrator waits for: `yield` it, and its result comes back."""

    id: int | str
    result: Any

    @property
    def is_completed(self) -> bool:
        """Whether it has ended, well or not."""

class TimerTask(TaskBase):
    """A timer that an orchestrator waits for."""

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more."""

    def cancel(self) -> None:
        """Give the timer up: without this the orchestration lasts until it is due. Raises ValueError once it was."""
