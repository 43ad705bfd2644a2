"""Where `call_http` gets its tokens."""

class ManagedIdentityTokenSource:
    """Tokens of the app's managed identity, for `call_http`."""

    def __init__(self, resource: str) -> None:
        """State what the tokens are for, such as `https://management.core.windows.net`."""

    @property
    def resource(self) -> str:
        """What the tokens are for."""
