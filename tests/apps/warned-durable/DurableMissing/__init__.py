import azure.durable_functions as df


def orchestrate(context: df.DurableOrchestrationContext):
    return (yield context.call_http('GET', 'https://example.com/ships'))


main = df.Orchestrator.create(orchestrate)
