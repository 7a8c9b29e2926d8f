"""The one rule of access: a role recommends, a membership may deviate; and the decision with its reasons. Pure."""

from core.access.decision import Audience, Decision, Facts, Finding, Reason, Target, decide, explain
from core.access.rights import AppRight, Deviation, Right, effective

__all__ = [
    "AppRight",
    "Audience",
    "Decision",
    "Deviation",
    "Facts",
    "Finding",
    "Reason",
    "Right",
    "Target",
    "decide",
    "effective",
    "explain",
]
