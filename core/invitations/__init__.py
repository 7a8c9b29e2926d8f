"""Invitations: how a manager brings a person in, and how that person comes."""

from core.invitations.accepting import Accepting
from core.invitations.adding import add_new, ask_known
from core.invitations.advice import Advice, Advised, AppLine
from core.invitations.choosing import AppOption, Options, RoleOption, load_options, role_to_give
from core.invitations.connecting import Connecting
from core.invitations.consent import Consent, ConsentCode, Consented, Consenting, looks_like_consent
from core.invitations.ending import end_unaccepted
from core.invitations.finding import (
    Found,
    account_known_by,
    find_identifier,
    find_identifiers,
    membership_of,
    taken_logins,
)
from core.invitations.invitation import Invitation, InvitationState, refuse_ended
from core.invitations.inviting import Inviting
from core.invitations.issuing import EXPIRING, REMINDING, Added, Issuing, invitation_of
from core.invitations.letters import (
    CONNECTION_REQUEST,
    InvitationLetter,
    NoticeOfConnection,
    NoticeOfPassword,
    ReminderLetter,
)
from core.invitations.lost_code import CODE_LOST, InvitationCodes, NoticeOfLostCode
from core.invitations.new_person import (
    NewPerson,
    create_account,
    create_membership,
    require_licence,
)
from core.invitations.notices import ACTION, NOTICES, NoticeToInviter
from core.invitations.opening import Opening, Step, Welcome, note_opening
from core.invitations.pending import Pending, PendingCard, PendingInvitation, PendingPage, Waits
from core.invitations.person_card import PersonCard, person_state
from core.invitations.proving import prove
from core.invitations.reminding import Expiring, Reminding
from core.invitations.roster import EVERYBODY, Filters, Listed, Page, Roster, Standing
from core.invitations.telling import CONNECTED, PASSWORD_HANDED_OVER
from core.invitations.ways import PURPOSE, REMINDER, Way
from core.invitations.wish import WISH_ANSWERS, WISHED, Wish, WishAnswer, WishAnswerLetter, WishLetter
from core.invitations.wishing import Ended, Wishing

__all__ = [
    "ACTION",
    "CODE_LOST",
    "CONNECTED",
    "CONNECTION_REQUEST",
    "EVERYBODY",
    "EXPIRING",
    "NOTICES",
    "PASSWORD_HANDED_OVER",
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
    "InvitationCodes",
    "InvitationLetter",
    "InvitationState",
    "Inviting",
    "Issuing",
    "Listed",
    "NewPerson",
    "NoticeOfConnection",
    "NoticeOfLostCode",
    "NoticeOfPassword",
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
    "account_known_by",
    "add_new",
    "ask_known",
    "create_account",
    "create_membership",
    "end_unaccepted",
    "find_identifier",
    "find_identifiers",
    "invitation_of",
    "load_options",
    "looks_like_consent",
    "membership_of",
    "note_opening",
    "person_state",
    "prove",
    "refuse_ended",
    "require_licence",
    "role_to_give",
    "taken_logins",
]
