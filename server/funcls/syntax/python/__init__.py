"""Python modules as facts, by `ast`; broken text gives the facts of its intact parts."""
