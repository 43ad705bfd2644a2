"""The classes of Durable Functions."""

from azure.durable_functions.models.DurableEntityContext import DurableEntityContext as DurableEntityContext
from azure.durable_functions.models.DurableOrchestrationClient import (
    DurableOrchestrationClient as DurableOrchestrationClient,
)
from azure.durable_functions.models.DurableOrchestrationContext import (
    DurableOrchestrationContext as DurableOrchestrationContext,
)
from azure.durable_functions.models.OrchestrationRuntimeStatus import (
    OrchestrationRuntimeStatus as OrchestrationRuntimeStatus,
)
from azure.durable_functions.models.PurgeHistoryResult import PurgeHistoryResult as PurgeHistoryResult
from azure.durable_functions.models.RetryOptions import RetryOptions as RetryOptions
from azure.durable_functions.models.Task import TaskBase as TaskBase
from azure.durable_functions.models.TokenSource import ManagedIdentityTokenSource as ManagedIdentityTokenSource
