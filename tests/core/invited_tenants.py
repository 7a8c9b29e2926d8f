"""Shorthand of the tests about organisations that an operator invites."""

from core.bootstrap import Core
from core.founding import NewTenant
from core.people import Address
from core.servicing import (
    TenantInvitation,
    TenantInvitationState,
    Way,
)
from tests.cast import PASSWORD, Cast, Person, address, operation
from tests.core.conftest import every
from tests.mailbox import Mailbox

EMAIL = "rosa@romashka.example"
ROSA = address(501)
NEW = NewTenant("Ромашка Плюс", "KZ", "Asia/Almaty", "bookings", "ru")


async def invite(core: Core, cast: Cast, by: Person | None = None, email: str = EMAIL) -> int:
    actor = (by or cast.sam).account_id
    return await core.servicing.inviting.invite(actor, cast.tenant_id, "Ромашка", email, operation())


async def letter(core: Core, mailbox: Mailbox, email: str = EMAIL) -> str:
    """The token of the newest letter."""
    await core.courier.run_due()
    return mailbox.token_for(email)


async def signed_up(core: Core, mailbox: Mailbox, by: Address = ROSA, email: str = EMAIL) -> int:
    """From the link to an account: the same steps as the first owner's. Returns the account."""
    opening = await core.servicing.coming.open(await letter(core, mailbox, email), by)
    assert opening.way is Way.PROVE
    founding = core.founding
    await founding.name_claimant(by, "Роза Рахимова")
    await founding.send_claim_code(by, "", "ru")
    await core.courier.run_due()
    await founding.submit_claim_code(by, mailbox.code_for(email), operation())
    return await founding.finish_claim(by, PASSWORD, "ru", operation())


async def begin(core: Core, actor: int, invitation_id: int, once: str | None = None) -> int:
    return await core.servicing.coming.begin(actor, invitation_id, NEW, once or operation())


async def state_of(core: Core, invitation_id: int) -> TenantInvitationState:
    rows = await every(core, TenantInvitation)
    return next(each.state for each in rows if each.id == invitation_id)
