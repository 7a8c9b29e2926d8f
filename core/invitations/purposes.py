"""Everything that invitations leave in the outbox, by purpose: letters and codes, alarms, notices, wishes."""

from collections.abc import Callable

from core.credentials import CODE_LETTERS
from core.delivery import Outbox, Purpose
from core.invitations.issuing import EXPIRING, REMINDING, Issuing
from core.invitations.letters import InvitationLetter, NoticeOfConnection, NoticeOfPassword, ReminderLetter
from core.invitations.lost_code import CODE_LOST, InvitationCodes, NoticeOfLostCode
from core.invitations.notices import NOTICES, NoticeToInviter
from core.invitations.reminding import Expiring, Reminding
from core.invitations.telling import CONNECTED, PASSWORD_HANDED_OVER
from core.invitations.ways import PURPOSE, REMINDER
from core.invitations.wish import WISH_ANSWERS, WISHED, WishAnswerLetter, WishLetter
from core.secrets import ServerKey


def purposes(
    key: ServerKey, link_to: Callable[[str], str], outbox: Outbox, issuing: Issuing
) -> dict[str, Purpose]:
    invitation = InvitationLetter(key, link_to, outbox)
    return {
        CODE_LETTERS: InvitationCodes(key, outbox),
        CODE_LOST: NoticeOfLostCode(),
        PURPOSE: invitation,
        REMINDER: ReminderLetter(invitation),
        REMINDING: Reminding(outbox, issuing),
        EXPIRING: Expiring(outbox),
        WISHED: WishLetter(),
        **{purpose: WishAnswerLetter(answer) for answer, purpose in WISH_ANSWERS.items()},
        CONNECTED: NoticeOfConnection(),
        PASSWORD_HANDED_OVER: NoticeOfPassword(),
        **{kind: NoticeToInviter(kind) for kind in NOTICES},
    }
