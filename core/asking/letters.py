"""What the outbox says about requests: to the managers, with a button for each answer, and back to who asked."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.asking.meaning import Meaning, meaning_of
from core.asking.request import AccessRequest, RequestState
from core.delivery import Action, Letter, Message, Notice, Purpose, letter
from core.people import Account, Membership
from core.tenants import Tenant
from core.texts import plain

REQUEST = "access-request"
ANSWERS = {
    RequestState.ALLOWED: "access-request-allowed",
    RequestState.DECLINED: "access-request-declined",
}
_BUTTONS = 4  # for as many applications, or permissions, where several are called so
_LABEL = 20  # characters of a name on a button


def purposes() -> dict[str, Purpose]:
    return {
        REQUEST: RequestLetter(),
        **{purpose: AnswerLetter(answer) for answer, purpose in ANSWERS.items()},
    }


class RequestLetter(Notice):
    """To a manager: who asks, in which words, and what these mean here. One press answers."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        request = await session.get_one(AccessRequest, message.subject_id)
        if request.state is not RequestState.OPEN:
            return None
        meaning = await meaning_of(session, request)
        return letter(
            message.language,
            REQUEST,
            tuple(_actions(meaning, message.language)),
            name=meaning.full_name,
            tenant=meaning.tenant.name,
            wanted=request.wanted,
            kind=meaning.kind,
            contacts="yes" if meaning.shows_contacts else "no",
            found=", ".join(
                plain(message.language, "reason-quoted", name=name)
                for name in meaning.names(message.language)
            ),
        )


class AnswerLetter(Notice):
    """To who asked. A refusal sounds alike, whether there is such an application or not (I-22)."""

    def __init__(self, answer: RequestState) -> None:
        self._answer = answer

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        wanted, tenant, by = (
            await session.execute(
                select(AccessRequest.wanted, Tenant.name, Account.full_name)
                .join(Membership, Membership.id == AccessRequest.membership_id)
                .join(Tenant, Tenant.id == Membership.tenant_id)
                .join(Account, Account.id == AccessRequest.answered_by)
                .where(AccessRequest.id == message.subject_id)
            )
        ).one()
        return letter(message.language, ANSWERS[self._answer], wanted=wanted, tenant=tenant, by=by)


def _actions(meaning: Meaning, language: str) -> Iterator[Action]:
    """`access-request:<id>:allow:<id of an application or a permission>`, `…:opened`, `…:decline`,
    and `…:role:<membership>`, which only leads to his roles."""
    name = f"{REQUEST}:{meaning.request.id}"
    if meaning.kind in ("closed", "permission"):
        offered = [(str(each.id), each.name) for each in meaning.closed]
        offered = (offered or [(each.id, each.name(language)) for each in meaning.lacking])[:_BUTTONS]
        for id_, called in offered:
            what = "none" if len(offered) == 1 else _cut(called)
            yield Action(f"{name}:allow:{id_}", plain(language, "access-request-allow", what=what))
    elif meaning.kind != "none":
        if meaning.kind in ("role", "role-permission"):
            to_his_roles = f"{name}:role:{meaning.request.membership_id}"
            yield Action(to_his_roles, plain(language, "access-request-role"))
        yield Action(f"{name}:opened", plain(language, "access-request-opened"))
    if meaning.kind != "open":
        yield Action(f"{name}:decline", plain(language, "access-request-decline"))


def _cut(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1].rstrip()}…"
