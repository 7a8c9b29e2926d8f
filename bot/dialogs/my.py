"""/my: my organisations, my roles there, and my applications with their links, or why one cannot be opened now.

A closed application is absent, as if there were none (I-22). Owners and administrators learn below the list
that it exists, as they do wherever they manage applications.
"""

from collections.abc import Iterator
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import ListGroup, Start, Url
from aiogram_dialog.widgets.text import Format

from bot.dialogs import unfinished
from bot.dialogs.layout import choices
from bot.dialogs.states import Accepting, Consent, Home, My, OwnAccount, Why
from bot.dialogs.steps import actor_of, core_of
from bot.fitting import Part, fit, short
from bot.links import is_web
from bot.reasons import AccessWords, Heard, is_about_account, is_about_application
from bot.speech import Label, Speech
from core import limits
from core.access import AppRight, Audience, explain
from core.applications import ApplicationKind
from core.bootstrap import Core
from core.checking import Line, TenantAccess
from core.people import Address

_ROWS = 25  # applications: three buttons of each stay below Telegram's hundred
_WAYS = ("address", "android", "ios")


def router() -> Router:
    router = Router(name="my")

    @router.message(Command("my"))
    async def my(message: Message, dialog_manager: DialogManager) -> None:
        if not await unfinished.holds_back(dialog_manager):
            await dialog_manager.start(
                My.overview, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
            )

    return router


def my_dialog() -> Dialog:
    item = F["item"]
    return Dialog(
        Window(
            Format("{text}"),
            choices("my_request", _answer, "requests"),
            ListGroup(
                *(
                    Url(
                        Format(f"{{item[which]}}{{data[labels][{way}]}}"),
                        Format(f"{{item[{way}]}}"),
                        when=item[way],
                    )
                    for way in _WAYS
                ),
                id="my_links",
                item_id_getter=lambda item: item["number"],
                items="links",
            ),
            Start(Label("my-why"), id="my_why", state=Why.ask, mode=StartMode.RESET_STACK, when="known"),
            Start(
                Label("my-consent"),
                id="my_consent",
                state=Consent.show,
                mode=StartMode.RESET_STACK,
                when="known",
            ),
            Start(
                Label("home-account"),
                id="my_account",
                state=OwnAccount.view,
                mode=StartMode.RESET_STACK,
                when="known",
            ),
            Start(Label("button-menu"), id="my_menu", state=Home.menu, mode=StartMode.RESET_STACK),
            state=My.overview,
            getter=_overview,
        )
    )


async def _answer(manager: DialogManager, invitation_id: str) -> None:
    """To a request that waits for his answer, as its link leads there."""
    waiting = await core_of(manager).connecting.waiting(actor_of(manager))
    if invitation_id in {str(id_) for id_, _ in waiting}:
        data = {"invitation_id": int(invitation_id)}
        await manager.start(Accepting.look, data, mode=StartMode.RESET_STACK)


async def _overview(core: Core, contact: Address, say: Speech, **_: Any) -> dict[str, Any]:
    who = await core.directory.who(contact)
    if who.account_id is None:
        return {"text": say("my-stranger"), "links": [], "labels": {}, "known": False, "requests": []}
    tenants = await core.checking.mine(who.account_id)
    overview = _Overview(say, AccessWords(say.language, core.clock.now()))
    text, left_out = fit(list(overview.parts(tenants)))
    if left_out:
        text += "\n\n" + say("my-more", n=left_out)
    waiting = await core.connecting.waiting(who.account_id)
    for link in overview.links:
        link["which"] = f"{link['number']}. " if overview.applications > 1 else ""
    return {
        "text": text,
        "links": overview.links[:_ROWS],
        "labels": {way: say.plain(f"my-{way}-button") for way in _WAYS},
        "known": True,
        "requests": [
            (id_, say.plain("my-answer", tenant=short(name, 20))) for id_, name in waiting[: limits.PAGE]
        ],
    }


class _Overview:
    """Numbers the applications, so that a button can say which one it opens."""

    def __init__(self, say: Speech, words: AccessWords) -> None:
        self._say = say
        self._words = words
        self.applications = 0
        self.links: list[dict[str, str]] = []

    def parts(self, tenants: list[TenantAccess]) -> Iterator[Part]:
        yield Part(self._say("my-title"))
        if not tenants:
            yield Part("\n" + self._say("my-empty"))
        for heard in _of_account(tenants):
            yield Part("• " + self._words.to_himself(heard, manages=False))
        for tenant in sorted(
            tenants, key=lambda each: each.state == "ENDED"
        ):  # where he is before where he was
            yield from self._tenant(tenant)

    def _tenant(self, tenant: TenantAccess) -> Iterator[Part]:
        manages = tenant.tenant_role.manages_people
        heading = [f"\n{self._say('my-tenant', tenant=tenant.tenant)}", self._words.standing(tenant)]
        open_lines = [line for line in tenant.lines if line.right.value is not AppRight.NONE]
        closed = [line for line in tenant.lines if line.right.value is AppRight.NONE]
        heading += [
            "• " + self._words.to_himself(heard, manages=manages, time_zone=tenant.time_zone)
            for heard in _of_membership(tenant)
        ]
        yield Part("\n".join(heading))
        if tenant.state == "ENDED":
            return
        if not open_lines:
            yield Part(self._say("my-no-applications", manages="yes" if manages else "no"))
        for line in sorted(open_lines, key=lambda line: line.application.kind is ApplicationKind.API_ONLY):
            yield Part(self._line(line, manages), 1)
        if manages and closed:
            names = ", ".join(line.application.name for line in closed)
            yield Part(self._say("my-closed", applications=names))

    def _line(self, line: Line, manages: bool) -> str:
        self.applications += 1
        application, number = line.application, str(self.applications)
        link = {
            "number": number,
            "address": _web(application.address) if line.decision.permits else "",
            "android": _web(application.android_url),
            "ios": _web(application.ios_url),
        }
        if link["address"] or link["android"] or link["ios"]:
            self.links.append(link)
        told = [
            self._say("my-application", number=number, name=application.name)
            + ("." if line.right.value is AppRight.LAUNCH else f": {self._words.right(line.right)}.")
        ]
        told += [
            self._words.to_himself(heard, manages=manages)
            for heard in explain(line.decision, Audience.SELF)
            if is_about_application(heard)
        ]
        if line.decision.permits and not self._has_link(link):
            told.append(self._where(line, manages))
        return " ".join(told)

    def _where(self, line: Line, manages: bool) -> str:
        if line.application.address:  # one that Telegram would not take on a button
            return self._say("my-address", address=line.application.address)
        kind = line.application.kind.value
        return self._say("my-no-address", kind=kind, manages="yes" if manages else "no")

    @staticmethod
    def _has_link(link: dict[str, str]) -> bool:
        return bool(link["address"] or link["android"] or link["ios"])


def _of_account(tenants: list[TenantAccess]) -> list[Heard]:
    """The same in every tenant, so said once."""
    for tenant in tenants:
        for line in tenant.lines:
            return [heard for heard in explain(line.decision, Audience.SELF) if is_about_account(heard)]
    return []


def _of_membership(tenant: TenantAccess) -> list[Heard]:
    """The same for every application of the tenant; from one of which he may hear it."""
    for line in tenant.lines:
        if not line.decision.hides:
            return [
                heard
                for heard in explain(line.decision, Audience.SELF)
                if not is_about_application(heard) and not is_about_account(heard)
            ]
    return []


def _web(address: str | None) -> str:
    return address if address is not None and is_web(address) else ""
