"""Invitations: how a manager brings a person in, and how that person comes."""

from core.invitations.accepting import Accepting, Opening, Step, Welcome
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.inviting import Added, Found, Inviting, NewPerson, Options, RoleOption, invitation_of
from core.invitations.letters import NOTICES, InvitationLetter, NoticeToInviter
from core.invitations.roster import Listed, Page, PersonCard, Roster, person_state

__all__ = [
    "NOTICES",
    "Accepting",
    "Added",
    "Found",
    "Invitation",
    "InvitationLetter",
    "InvitationState",
    "Inviting",
    "Listed",
    "NewPerson",
    "NoticeToInviter",
    "Opening",
    "Options",
    "Page",
    "PersonCard",
    "RoleOption",
    "Roster",
    "Step",
    "Welcome",
    "invitation_of",
    "person_state",
]
