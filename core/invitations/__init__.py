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
from core.invitations.issuing import EXPIRING, REMINDING, Added, Issuing, invitation_of
from core.invitations.letters import (
    CONNECTION_REQUEST,
    InvitationLetter,
    NoticeOfConnection,
    ReminderLetter,
)
from core.invitations.new_person import NewPerson
from core.invitations.notices import ACTION, NOTICES, NoticeToInviter
from core.invitations.opening import Opening, Step, Welcome
from core.invitations.pending import Pending, PendingCard, PendingInvitation, PendingPage, Waits
from core.invitations.person_card import PersonCard, person_state
from core.invitations.reminding import Expiring, Reminding
from core.invitations.roster import EVERYBODY, Filters, Listed, Page, Roster, Standing
from core.invitations.telling import CONNECTED
from core.invitations.ways import PURPOSE, REMINDER, Way
from core.invitations.wish import WISH_ANSWERS, WISHED, Wish, WishAnswer, WishAnswerLetter, WishLetter
from core.invitations.wishing import Ended, Wishing

__all__ = [
    "ACTION",
    "CONNECTED",
    "CONNECTION_REQUEST",
    "EVERYBODY",
    "EXPIRING",
    "NOTICES",
    "PURPOSE",
    "REMINDER",
    "REMINDING",
    "WISHED",
    "WISH_ANSWERS",
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
    "Ended",
    "Expiring",
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
    "NoticeToInviter",
    "Opening",
    "Options",
    "Page",
    "Pending",
    "PendingCard",
    "PendingInvitation",
    "PendingPage",
    "PersonCard",
    "ReminderLetter",
    "Reminding",
    "RoleOption",
    "Roster",
    "Standing",
    "Step",
    "Waits",
    "Way",
    "Welcome",
    "Wish",
    "WishAnswer",
    "WishAnswerLetter",
    "WishLetter",
    "Wishing",
    "end_unaccepted",
    "invitation_of",
    "looks_like_consent",
    "person_state",
    "refuse_ended",
]
