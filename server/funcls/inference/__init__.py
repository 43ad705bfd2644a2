"""What libraries offer in a handler, by jedi: members, signatures, documentation, definitions.

Never on the way to a finding. jedi is imported by `engine` and what belongs to it alone, on the thread that uses it.
"""
