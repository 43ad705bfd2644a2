"""What is replaced in a value (`x-expression`), and where such a text is broken.

Sources: sdk NameResolverExtensions.cs (`%NAME%`) and BindingTemplateParser.cs (`{name}`), both read.
"""

from __future__ import annotations

from typing import NamedTuple

from funcls.schema.property import Expression, Property


class Flaw(NamedTuple):
    """A sign without its other half, where it stands as an index of the text, and the words of the runtime."""

    sign: str
    at: int
    words: str


def find_flaw(prop: Property, text: str) -> Flaw | None:
    """Return the first flaw that the host finds when it replaces what stands in the value of the property."""
    if prop.expression is None:
        return None
    flaw = open_percent(text)
    if flaw is not None or prop.expression is Expression.SETTINGS or "%" in text:
        # What a setting brings may hold brackets of its own.
        return flaw
    return unbalanced_bracket(text)


def open_percent(text: str) -> Flaw | None:
    """Return the percent sign that nothing closes: of several, every second one closes the one before."""
    return Flaw("%", text.rindex("%"), "does not have a closing '%'") if text.count("%") % 2 else None


def unbalanced_bracket(text: str) -> Flaw | None:
    """Return the first bracket without its other half; `{{` and `}}` stand for brackets that are plain text."""
    index = 0
    while index < len(text):
        character = text[index]
        if character in "{}" and text[index : index + 2] == 2 * character:
            index += 2
        elif character == "}":
            return Flaw(character, index, "Missing opening bracket")
        elif character == "{":
            end = text.find("}", index)
            if end < 0:
                return Flaw(character, index, "Missing closing bracket")
            index = end + 1
        else:
            index += 1
    return None
