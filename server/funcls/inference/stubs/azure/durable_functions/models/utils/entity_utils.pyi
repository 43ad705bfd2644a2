"""What entities are found by."""

class EntityId:
    """What an entity is found by: its name, which is that of its function, and its key."""

    name: str
    key: str

    def __init__(self, name: str, key: str) -> None:
        """Name an entity; raises ValueError where the name or the key is empty."""

    @staticmethod
    def get_scheduler_id(entity_id: EntityId) -> str:
        """Return the id of the instance that keeps the entity: `@name@key`."""

    @staticmethod
    def get_entity_id(scheduler_id: str) -> EntityId:
        """Return the entity that an id such as `@name@key` stands for."""

    @staticmethod
    def get_entity_id_url_path(entity_id: EntityId) -> str:
        """Return the part of an address that stands for the entity: `entities/name/key`."""
