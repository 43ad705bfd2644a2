import azure.durable_functions as df


def orchestrate(context: df.DurableOrchestrationContext):
    return (yield context.call_activity('ChargeCart', context.get_input()))


main = df.Orchestrator.create(orchestrate)
