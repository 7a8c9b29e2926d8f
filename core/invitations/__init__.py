"""Invitations: how a manager brings a person in, and how that person comes."""

from core.invitations.accepting import Accepting, Welcome
from core.invitations.choosing import AppOption, Found, Options, RoleOption
from core.invitations.consent import ConsentCode
from core.invitations.invitation import Invitation, InvitationState
from core.invitations.inviting import Added, Inviting, invitation_of
from core.invitations.letters import NOTICES, InvitationLetter, NoticeToInviter
from core.invitations.new_person import NewPerson
from core.invitations.opening import Opening, Step
from core.invitations.roster import Listed, Page, PersonCard, Roster, person_state

__all__ = [
    "NOTICES",
    "Accepting",
    "Added",
    "AppOption",
    "ConsentCode",
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
