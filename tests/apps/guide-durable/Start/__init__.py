import azure.durable_functions as df
import azure.functions as func

from shared.names import COUNTER, FULFIL


async def main(req: func.HttpRequest, starter: str) -> func.HttpResponse:
    client = df.DurableOrchestrationClient(starter)
    order = req.get_json()
    order["id"] = req.route_params["id"]
    instance_id = await client.start_new(FULFIL, None, order)
    await client.signal_entity(df.EntityId(COUNTER, "orders"), "add", 1)
    return client.create_check_status_response(req, instance_id)
