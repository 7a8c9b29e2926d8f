"""What the outbox says about joining: to the managers with a button for each answer, to who asked, to who was picked."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery import Action, Letter, Message, Notice, Purpose, letter
from core.joining.group_link import GroupLink, LinkState
from core.joining.opening import applications_of_role, role_name
from core.joining.request import JoinRequest, JoinState, taken_seats
from core.people import Account, Membership, MembershipState, pretty
from core.tenants import Tenant
from core.texts import plain

JOIN_REQUEST = "join-request"  # to the managers, and the first word of the buttons under it
JOIN_PICKED = "join-picked"  # to whom a manager has picked and the bot may write to
JOINED = "joined"  # the first word of the button that leads on who was let in
JOIN_CAME = "join-came"  # to who picked somebody that has come with an account of his own
JOIN_ANSWERS = {JoinState.ALLOWED: "join-allowed", JoinState.DECLINED: "join-declined"}


def purposes() -> dict[str, Purpose]:
    return {
        JOIN_REQUEST: JoinRequestLetter(),
        JOIN_PICKED: JoinPickedLetter(),
        JOIN_CAME: JoinCameLetter(),
        **{purpose: JoinAnswerLetter(answer) for answer, purpose in JOIN_ANSWERS.items()},
    }


@dataclass(frozen=True)
class _Told:
    request: JoinRequest
    link: GroupLink
    tenant: str


async def _told(session: AsyncSession, request_id: int) -> _Told:
    row = (
        await session.execute(
            select(JoinRequest, GroupLink, Tenant.name)
            .join(GroupLink, GroupLink.id == JoinRequest.link_id)
            .join(Tenant, Tenant.id == GroupLink.tenant_id)
            .where(JoinRequest.id == request_id)
        )
    ).one()
    return _Told(*row)


class JoinRequestLetter(Notice):
    """To a manager: who asks, for which role, by which link. One press answers."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        told = await _told(session, message.subject_id)
        request, link = told.request, told.link
        if request.state is not JoinState.WAITING or request.tries != message.generation:
            return None
        taken = (await taken_seats(session, [link.id]))[link.id]
        known = request.known
        answers = tuple(
            Action(f"{JOIN_REQUEST}:{request.id}:{answer}", plain(message.language, f"join-{answer}"))
            for answer in ("allow", "decline")
        )
        return letter(
            message.language,
            JOIN_REQUEST,
            answers,
            name=request.full_name,
            phone=pretty(known.type, known.value) if known is not None else "none",
            tenant=told.tenant,
            link=link.name,
            role=await role_name(session, link),
            left=max(0, link.seats - taken),
        )


class JoinAnswerLetter(Notice):
    """To who asked. Whoever has no password yet gets the button that leads to it."""

    def __init__(self, answer: JoinState) -> None:
        self._answer = answer

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        told = await _told(session, message.subject_id)
        if told.request.state is not self._answer or told.request.tries != message.generation:
            return None
        key = JOIN_ANSWERS[self._answer]
        by = await session.scalar(select(Account.full_name).where(Account.id == told.request.decided_by))
        said = {"tenant": told.tenant, "by": by or "", "role": await role_name(session, told.link)}
        state = await session.scalar(
            select(Membership.state).where(Membership.id == told.request.membership_id)
        )
        if state is MembershipState.INVITED:
            go_on = Action(f"{JOINED}:{told.request.id}:go", plain(message.language, "join-go-on"))
            return letter(message.language, key, (go_on,), **said)
        return letter(message.language, "join-connected" if state is not None else key, **said)


class JoinPickedLetter(Notice):
    """To somebody known whom a manager has picked: who asks him to come, and what he would be (F-02, F-26)."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        link = await session.get_one(GroupLink, message.subject_id)
        if link.state is LinkState.CLOSED or link.generation != message.generation:
            return None
        tenant, by = (
            await session.execute(
                select(Tenant.name, Account.full_name)
                .join(Account, Account.id == link.made_by)
                .where(Tenant.id == link.tenant_id)
            )
        ).one()
        applications = await applications_of_role(session, link.role_id)
        look = Action(f"{JOIN_PICKED}:{link.id}:look", plain(message.language, "join-look"))
        return letter(
            message.language,
            JOIN_PICKED,
            (look,),
            tenant=tenant,
            by=by,
            role=await role_name(session, link),
            applications="\n".join(f"• {name}" for name in applications)
            or plain(message.language, "invitation-no-applications"),
        )


class JoinCameLetter(Notice):
    """To who picked somebody: he has an account and is a member now. Of anybody else the invitation tells."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        told = await _told(session, message.subject_id)
        name, role = told.request.full_name, await role_name(session, told.link)
        return letter(message.language, JOIN_CAME, name=name, tenant=told.tenant, role=role)
