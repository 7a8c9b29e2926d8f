"""Thousands of people at once, put straight into the database: bringing each in by the flows would take an hour."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, insert, select

from core.bootstrap import Core
from core.database import fold
from core.invitations import Invitation, InvitationState
from core.people import (
    Account,
    AccountState,
    Identifier,
    IdentifierType,
    Membership,
    MembershipRole,
    MembershipState,
)
from core.roles import Role, UserType
from core.tenants import TenantRole

_AT = datetime(2026, 1, 1, tzinfo=UTC)


async def fill(core: Core, tenant_id: int, number: int, role_id: int) -> None:
    """«Сотрудник 00000», +770200…, p0@example.com and so on, all of them active and in this role.

    Every tenth is suspended.
    """
    async with core.database.write() as session:
        role = await session.get_one(Role, role_id)
        first_account = (await session.scalar(select(func.max(Account.id))) or 0) + 1000
        first = (await session.scalar(select(func.max(Membership.id))) or 0) + 1000
        names = [f"Сотрудник {n:05}" for n in range(number)]
        await session.execute(
            insert(Account),
            [
                {
                    "id": first_account + n,
                    "full_name": name,
                    "full_name_folded": fold(name),
                    "login": f"worker-{n}",
                    "login_folded": f"worker-{n}",
                    "language": "ru",
                    "state": AccountState.ACTIVE,
                    "created_at": _AT,
                }
                for n, name in enumerate(names)
            ],
        )
        await session.execute(
            insert(Identifier),
            [
                {"account_id": first_account + n, "type": type_, "value": value, "verified_at": _AT}
                for n in range(number)
                for type_, value in (
                    (IdentifierType.PHONE, f"+770200{n:05}"),
                    (IdentifierType.EMAIL, f"p{n}@example.com"),
                )
            ],
        )
        await session.execute(
            insert(Membership),
            [
                {
                    "id": first + n,
                    "account_id": first_account + n,
                    "tenant_id": tenant_id,
                    "tenant_role": TenantRole.USER,
                    "state": MembershipState.ACTIVE if n % 10 else MembershipState.SUSPENDED,
                    "created_at": _AT,
                }
                for n in range(number)
            ],
        )
        user_type: UserType = role.user_type
        await session.execute(
            insert(MembershipRole),
            [{"membership_id": first + n, "user_type": user_type, "role_id": role_id} for n in range(number)],
        )


async def invite(core: Core, tenant_id: int, number: int, inviter: int) -> None:
    """«Приглашённый 00000», +770300… and so on, invited by phone; a third has expired, a third was not reached."""
    now = core.clock.now()
    async with core.database.write() as session:
        first_account = (await session.scalar(select(func.max(Account.id))) or 0) + 1000
        first = (await session.scalar(select(func.max(Membership.id))) or 0) + 1000
        names = [f"Приглашённый {n:05}" for n in range(number)]
        await session.execute(
            insert(Account),
            [
                {
                    "id": first_account + n,
                    "full_name": name,
                    "full_name_folded": fold(name),
                    "login": f"+770300{n:05}",
                    "login_folded": f"+770300{n:05}",
                    "language": "ru",
                    "state": AccountState.INVITED,
                    "created_at": now,
                }
                for n, name in enumerate(names)
            ],
        )
        await session.execute(
            insert(Membership),
            [
                {
                    "id": first + n,
                    "account_id": first_account + n,
                    "tenant_id": tenant_id,
                    "tenant_role": TenantRole.USER,
                    "state": MembershipState.INVITED,
                    "created_at": now,
                }
                for n in range(number)
            ],
        )
        await session.execute(
            insert(Invitation),
            [
                {
                    "membership_id": first + n,
                    "invited_by": inviter,
                    "address_type": IdentifierType.PHONE,
                    "address": f"+770300{n:05}",
                    "generation": 1,
                    "state": InvitationState.UNDELIVERABLE if n % 3 == 1 else InvitationState.ISSUED,
                    "created_at": now - timedelta(days=8 if n % 3 == 2 else 1),
                    "expires_at": now + timedelta(days=-1 if n % 3 == 2 else 6),
                    "connects": False,
                }
                for n in range(number)
            ],
        )
