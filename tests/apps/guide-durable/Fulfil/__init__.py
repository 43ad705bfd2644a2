import azure.durable_functions as df

from shared import names


def orchestrator_function(context: df.DurableOrchestrationContext):
    order = context.get_input()
    receipt = yield context.call_activity(names.CHARGE, order)
    shipped = yield context.task_all([context.call_activity("Ship", line) for line in order["lines"]])
    return {"order": order["id"], "receipt": receipt["number"], "parcels": len(shipped)}


main = df.Orchestrator.create(orchestrator_function)
