"""What a client gets to know of a deletion."""

from typing import Any

class PurgeHistoryResult:
    """What the deletion of histories has done."""

    def __init__(self, instancesDeleted: int, **kwargs: Any) -> None:
        """Make a result by hand, as for a test."""

    @property
    def instances_deleted(self) -> int:
        """The number of orchestrations whose history is gone."""
