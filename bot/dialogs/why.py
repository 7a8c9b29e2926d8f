"""Why something is not open to me: the answer in the words allowed to me, a request to my managers, and their answer.

For whom an application is hidden, this screen is the same as for one that does not exist (I-22): nothing on it
comes from anywhere but what he may see, and what he typed.
"""

from collections.abc import Iterator
from typing import Any

from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.actions import ActionPress
from bot.dialogs.inputs import Problem, buttons_only, pressed, typed
from bot.dialogs.layout import back, pages
from bot.dialogs.states import Access, People, Why
from bot.dialogs.steps import actor_of, core_of, fill, menu, operation_of, to, who_of
from bot.dialogs.unfinished import open_below
from bot.fitting import Part, fit, short
from bot.reasons import AccessWords
from bot.speech import Label, Say, Speech
from core import limits
from core.access import Audience, Reason, catalogue, explain
from core.access.reasons import HIDDEN
from core.answering import Answer
from core.asking import Own
from core.bootstrap import Core
from core.errors import Code, NotFound
from core.people import Who


def why_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("why-choose", when="items"),
            Say("why-choose-none", when="nothing"),
            Say("why-others-hint", when="asks_about_others"),
            pages("own", _choose, id_="why_own"),
            Button(Label("button-menu"), "why_menu", pressed(menu)),
            typed(_take),
            state=Why.ask,
            getter=_own,
        ),
        Window(
            Problem(),
            Format("{text}"),
            Say("why-others-hint", when="asks_about_others"),
            Button(Label("why-ask"), "why_ask", pressed(_ask), when="may_ask"),
            Button(Label("why-who-can"), "why_who_can", pressed(_who_can), when="may_see_who"),
            Row(
                Button(Label("why-another"), "why_another", pressed(to(Why.ask))),
                Button(Label("button-menu"), "why_answer_menu", pressed(menu)),
            ),
            typed(_take),
            state=Why.answer,
            getter=_answer,
        ),
        Window(
            Problem(),
            Say("why-tenant"),
            pages("addressee", _send, id_="why_addressees"),
            back("why", Why.answer),
            buttons_only(),
            state=Why.tenant,
            getter=_addressees,
        ),
        Window(
            Problem(),
            Say("why-sent"),
            Row(
                Button(Label("why-another"), "why_sent_another", pressed(to(Why.ask))),
                Button(Label("button-menu"), "why_sent_menu", pressed(menu)),
            ),
            buttons_only(),
            state=Why.sent,
            getter=_sent,
        ),
        on_start=fill,
    )


async def answer_request(press: ActionPress) -> str | None:
    """A manager's press: `<request>:allow:<application or permission>`, `<request>:opened`, `<request>:decline`.

    `<request>:role:<membership>` leads to his roles, and answers nothing yet.
    """
    asking, say, known = press.core.asking, press.say, catalogue().by_id
    match press.arguments:
        case [int(request_id), "allow", int(application_id)]:
            done = await asking.allow(press.actor, request_id, application_id, press.operation_id)
            return say("why-allowed", what=done.what, name=done.full_name)
        case [int(request_id), "allow", str(permission_id)] if permission_id in known:
            done = await asking.allow_permission(press.actor, request_id, permission_id, press.operation_id)
            return say("why-allowed", what=known[done.what].name(say.language), name=done.full_name)
        case [int(_), "role", int(membership_id)]:
            await press.core.roster.card(press.actor, membership_id)  # refused here, and not below
            await open_below(press.manager, People.roles, {"membership_id": membership_id})
            return ""
        case [int(request_id), "opened"]:
            done = await asking.opened(press.actor, request_id, press.operation_id)
            return say("why-told", name=done.full_name)
        case [int(request_id), "decline"]:
            done = await asking.decline(press.actor, request_id, press.operation_id)
            return say("why-declined", name=done.full_name)
    return None


async def _own(dialog_manager: DialogManager, who: Who, **_: Any) -> dict[str, Any]:
    names = await _visible(dialog_manager)
    return {
        "items": [(id_, short(name)) for id_, name in names.items()],
        "nothing": not names,
        "asks_about_others": _asks_about_others(who),
    }


async def _visible(manager: DialogManager) -> dict[int, str]:
    """The applications that he knows of: each name once, by the id of one that is called so."""
    tenants = await core_of(manager).checking.mine(actor_of(manager))
    named = {
        line.application.name: line.application.id
        for tenant in tenants
        for line in tenant.lines
        if tenant.state != "ENDED" and not line.decision.hides
    }
    return {named[name]: name for name in sorted(named)}


async def _choose(manager: DialogManager, application_id: str) -> None:
    names = await _visible(manager)
    chosen_name = next((name for id_, name in names.items() if str(id_) == application_id), None)
    if chosen_name is None:
        raise NotFound(Code.APPLICATION_UNKNOWN)
    await _take(manager, chosen_name)


async def _take(manager: DialogManager, wanted: str) -> None:
    manager.dialog_data["wanted"] = wanted[: limits.NAME_MAX]
    await manager.switch_to(Why.answer)


async def _answer(
    dialog_manager: DialogManager, core: Core, who: Who, say: Speech, **_: Any
) -> dict[str, Any]:
    own = await _ask_the_core(dialog_manager)
    others = _asks_about_others(who)
    return {
        "text": _in_words(own, say, AccessWords(say.language, core.clock.now())),
        "may_ask": bool(own.addressees),
        "may_see_who": others,
        "asks_about_others": others and not own.answers,
    }


async def _ask_the_core(manager: DialogManager) -> Own:
    return await core_of(manager).asking.why(actor_of(manager), manager.dialog_data["wanted"])


def _in_words(own: Own, say: Speech, words: AccessWords) -> str:
    if not own.answers:
        unknown = Reason.APP_UNKNOWN.value if own.manages else HIDDEN
        return words.to_himself((unknown, {}), manages=own.manages)
    text, left_out = fit([Part("\n".join(_told(answer, say, words)) + "\n", 1) for answer in own.answers])
    opens = any(each.permission is None and each.decision.permits for each in own.answers)
    hints = [say("why-yes-but")] * opens + [say("why-more")] * bool(left_out)
    return "\n".join([text, *hints])


def _told(answer: Answer, say: Speech, words: AccessWords) -> Iterator[str]:
    tenant, decision = answer.tenant, answer.decision
    verdict = "why-yes" if decision.permits else "why-no"
    named = {"application": answer.line.application.name, "tenant": tenant.tenant}
    if answer.permission is None:
        yield say(verdict, **named)
    else:
        yield say(f"{verdict}-permission", permission=answer.permission.name(say.language), **named)
    manages = tenant.tenant_role.manages_people
    for heard in explain(decision, Audience.SELF):
        yield "• " + words.to_himself(heard, manages=manages, time_zone=tenant.time_zone)
    yield from words.masked(decision.mask)


async def _ask(manager: DialogManager) -> None:
    """Who belongs to several organisations says which one is meant: we do not know it better than he (I-22)."""
    addressees = (await _ask_the_core(manager)).addressees
    if len(addressees) == 1:
        await _send(manager, str(addressees[0].tenant_id))
    elif addressees:
        await manager.switch_to(Why.tenant)


async def _addressees(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    own = await _ask_the_core(dialog_manager)
    return {"items": [(each.tenant_id, short(each.name)) for each in own.addressees]}


async def _send(manager: DialogManager, tenant_id: str) -> None:
    own = await _ask_the_core(manager)
    tenant = next((each for each in own.addressees if str(each.tenant_id) == tenant_id), None)
    if tenant is None:
        raise NotFound(Code.TENANT_UNKNOWN)
    wanted = manager.dialog_data["wanted"]
    asker = actor_of(manager)
    await core_of(manager).asking.ask(asker, tenant.tenant_id, wanted, operation_of(manager))
    manager.dialog_data["tenant"] = tenant.name
    await manager.switch_to(Why.sent)


async def _sent(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    return {"wanted": data["wanted"], "tenant": data["tenant"]}


async def _who_can(manager: DialogManager) -> None:
    """The truth, for who may hear it: a manager, and support."""
    asked = {"account_id": who_of(manager).account_id, "application": manager.dialog_data["wanted"]}
    await manager.start(Access.answer, asked, mode=StartMode.RESET_STACK)


def _asks_about_others(who: Who) -> bool:
    return who.manages or who.supports or who.provider_owner
