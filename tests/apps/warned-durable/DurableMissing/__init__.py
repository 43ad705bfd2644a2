import azure.durable_functions as df


def orchestrate(context: df.DurableOrchestrationContext):
    return (yield context.call_activity('Ship', context.get_input()))


main = df.Orchestrator.create(orchestrate)
