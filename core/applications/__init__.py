"""The applications of a tenant: what a person is let into."""

from core.applications.application import Application, ApplicationKind, ApplicationState, InAppRole

__all__ = ["Application", "ApplicationKind", "ApplicationState", "InAppRole"]
