"""How far orchestrations are."""

from enum import Enum

class OrchestrationRuntimeStatus(Enum):
    """How far an orchestration is."""

    Running = "Running"
    Completed = "Completed"
    ContinuedAsNew = "ContinuedAsNew"
    Failed = "Failed"
    Canceled = "Canceled"
    Terminated = "Terminated"
    Pending = "Pending"
    Suspended = "Suspended"
