"""What may stand in function.json: the shipped JSON Schemas, read as a catalogue, and bindings judged by them."""
