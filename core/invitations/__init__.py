"""Invitations: how a manager brings a person in, and how that person comes."""

from core.invitations.accepting import Accepting
from core.invitations.advice import Advice, Advised, AppLine
from core.invitations.choosing import AppOption, Options, RoleOption
from core.invitations.connecting import Connecting
from core.invitations.consent import Consent, ConsentCode, Consented, Consenting, looks_like_consent
from core.invitations.ending import end_unaccepted
from core.invitations.finding import Found
from core.invitations.invitation import Invitation, InvitationState, refuse_ended
from core.invitations.inviting import Inviting
from core.invitations.issuing import Added, Issuing, invitation_of
from core.invitations.letters import (
    CONNECTION_REQUEST,
    NOTICES,
    InvitationLetter,
    NoticeOfConnection,
    NoticeOfPassword,
    NoticeToInviter,
)
from core.invitations.new_person import NewPerson
from core.invitations.opening import Opening, Step, Welcome
from core.invitations.person_card import PersonCard, person_state
from core.invitations.roster import EVERYBODY, Filters, Listed, Page, Roster, Standing
from core.invitations.telling import CONNECTED, PASSWORD_HANDED_OVER

__all__ = [
    "CONNECTED",
    "CONNECTION_REQUEST",
    "EVERYBODY",
    "NOTICES",
    "PASSWORD_HANDED_OVER",
    "Accepting",
    "Added",
    "Advice",
    "Advised",
    "AppLine",
    "AppOption",
    "Connecting",
    "Consent",
    "ConsentCode",
    "Consented",
    "Consenting",
    "Filters",
    "Found",
    "Invitation",
    "InvitationLetter",
    "InvitationState",
    "Inviting",
    "Issuing",
    "Listed",
    "NewPerson",
    "NoticeOfConnection",
    "NoticeOfPassword",
    "NoticeToInviter",
    "Opening",
    "Options",
    "Page",
    "PersonCard",
    "RoleOption",
    "Roster",
    "Standing",
    "Step",
    "Welcome",
    "end_unaccepted",
    "invitation_of",
    "looks_like_consent",
    "person_state",
    "refuse_ended",
]
