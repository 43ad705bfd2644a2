"""The data of a trigger: names that other bindings can use in brackets, as `x-triggerData` states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from funcls.schema.document import JsonDict, dict_in, text_in, texts_in


class Openness(Enum):
    """Whether what starts the function may bring names that no schema lists."""

    CLOSED = "closed"
    OPEN = "open"
    AS_TEXT = "asText"
    """Where it is handed over as text: the host takes the properties of a JSON object for names."""


@dataclass(frozen=True, slots=True)
class TriggerData:
    """What the data of a trigger holds beside the names that a route or a path gives.

    `words` say what names mean, as far as that is known. The values of `objects` have members of their own, such as
    `Headers.host`. `others` says what any other name may be, empty where that is not known.
    """

    names: tuple[str, ...]
    words: Mapping[str, str]
    objects: frozenset[str]
    others: str
    openness: Openness


UNKNOWN = TriggerData((), {}, frozenset(), "", Openness.OPEN)
"""The data of a trigger of which nothing is stated."""


def read_trigger_data(schema: JsonDict) -> TriggerData:
    """Return what the schema of a trigger says of its data."""
    if "x-triggerData" not in schema:
        return UNKNOWN
    stated = dict_in(schema, "x-triggerData")
    is_open = stated.get("open")
    openness = Openness.OPEN if is_open is True else Openness.CLOSED
    return TriggerData(
        names=texts_in(stated, "names"),
        words={name: str(words) for name, words in dict_in(stated, "words").items()},
        objects=frozenset(texts_in(stated, "objects")),
        others=text_in(stated, "others") or "",
        openness=Openness.AS_TEXT if text_in(stated, "open") == Openness.AS_TEXT.value else openness,
    )
