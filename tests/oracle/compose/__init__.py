"""Composes functions with hypothesis: what they bind, how their code looks, and where it lies.

Each module has one subject. Most odd forms are named texts in tables; `functions.functions` puts all together.
"""
