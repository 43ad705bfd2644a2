"""Hover, definition and completion as plain functions of an app, a path and an offset."""
