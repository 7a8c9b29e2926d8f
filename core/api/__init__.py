"""The HTTP edge: parse, call one flow, answer."""

from core.api.app import add_routes

__all__ = ["add_routes"]
