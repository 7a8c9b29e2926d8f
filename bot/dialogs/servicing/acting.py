"""What the buttons and the typed answers of servicing do. Each act is judged in the core, at the moment of the press."""

from aiogram_dialog import DialogManager

from bot.actions import ActionPress
from bot.dialogs.inputs import Press, complain, naming, speech
from bot.dialogs.layout import Choose
from bot.dialogs.servicing.showing import flows, related
from bot.dialogs.states import Servicing
from bot.dialogs.steps import actor_of, operation_of, tenant_of, toast
from bot.dialogs.unfinished import open_below
from core.errors import Code, Conflict, NotFound
from core.people import clean_name, parse_email
from core.servicing import RelationState


async def answer(press: ActionPress) -> str | None:
    """The buttons under a request: `servicing:<relation>:accept`, `…:decline`; and under what did not arrive:
    `servicing:<tenant>:invitation:<invitation>`.
    """
    relations = press.core.servicing.relations
    match press.arguments:
        case [int(relation_id), "accept"]:
            name = await relations.accept(press.actor, relation_id)
            return press.say("servicing-accepted-now", name=name)
        case [int(relation_id), "decline"]:
            name = await relations.decline(press.actor, relation_id)
            return press.say("servicing-declined-now", name=name)
        case [int(tenant_id), "invitation", int(invitation_id)]:
            await press.core.servicing.inviting.card(press.actor, invitation_id)
            data = {"tenant_id": tenant_id, "invitation_id": invitation_id}
            await open_below(press.manager, Servicing.invitation, data)
            return ""  # the button stays: nothing has been done yet
    return None


# Who services whom


def open_relation(*, ours: bool) -> Choose:
    async def choose(manager: DialogManager, relation_id: str) -> None:
        manager.dialog_data.update(relation_id=int(relation_id), ours=ours)
        await manager.switch_to(Servicing.relation)

    return choose


async def to_list(manager: DialogManager) -> None:
    await manager.switch_to(Servicing.serviced if manager.dialog_data["ours"] else Servicing.serviced_by)


async def ask(manager: DialogManager, text: str) -> None:
    number = text.lstrip("№ ").replace(" ", "")
    if not (number.isascii() and number.isdecimal()):
        complain(manager, speech(manager)("servicing-number-wanted"))
        return
    relation_id = await flows(manager).relations.ask(
        actor_of(manager), tenant_of(manager), int(number[:20]), operation_of(manager)
    )
    manager.dialog_data.update(relation_id=relation_id, ours=True)
    await manager.switch_to(Servicing.relation)


async def accept(manager: DialogManager) -> None:
    name = await flows(manager).relations.accept(actor_of(manager), manager.dialog_data["relation_id"])
    await toast(manager, speech(manager).plain("servicing-accepted-now", name=name))


async def decline(manager: DialogManager) -> None:
    name = await flows(manager).relations.decline(actor_of(manager), manager.dialog_data["relation_id"])
    await manager.switch_to(Servicing.serviced_by)
    await toast(manager, speech(manager).plain("servicing-declined-now", name=name))


def end(state: RelationState, said: str) -> Press:
    """Ends what he was asked about: a request that has been accepted meanwhile is not a request any more."""

    async def press(manager: DialogManager) -> None:
        row = await related(manager)
        if row is None:
            raise NotFound(Code.RELATION_UNKNOWN)
        if row.state is not state:
            raise Conflict(Code.CHANGED_MEANWHILE, by="none")
        await flows(manager).relations.end(actor_of(manager), row.id)
        await to_list(manager)
        await toast(manager, speech(manager).plain(said))

    return press


# Organisations that are invited


async def open_invitation(manager: DialogManager, invitation_id: str) -> None:
    manager.dialog_data["invitation_id"] = int(invitation_id)
    await manager.switch_to(Servicing.invitation)


async def begin_invitation(manager: DialogManager) -> None:
    """Refused before anything is typed. One operation from here to its end."""
    await flows(manager).inviting.check(actor_of(manager), tenant_of(manager))
    manager.dialog_data["operation_id"] = operation_of(manager)
    await manager.switch_to(Servicing.called)


@naming("founding-name-invalid")
async def keep_called(manager: DialogManager, text: str) -> None:
    manager.dialog_data["called"] = clean_name(text)
    await manager.switch_to(Servicing.email)


async def keep_email(manager: DialogManager, text: str) -> None:
    manager.dialog_data["email"] = parse_email(text).value
    await manager.switch_to(Servicing.send)


async def send(manager: DialogManager) -> None:
    data = manager.dialog_data
    data["invitation_id"] = await flows(manager).inviting.invite(
        actor_of(manager), tenant_of(manager), data["called"], data["email"], data["operation_id"]
    )
    await manager.switch_to(Servicing.invitation)
    await toast(manager, speech(manager).plain("servicing-sent-now"))


async def resend(manager: DialogManager) -> None:
    invitation_id = manager.dialog_data["invitation_id"]
    await flows(manager).inviting.resend(actor_of(manager), invitation_id, operation_of(manager))
    await toast(manager, speech(manager).plain("servicing-resent-now"))


async def revoke(manager: DialogManager) -> None:
    await manager.switch_to(Servicing.invitation)
    await flows(manager).inviting.revoke(actor_of(manager), manager.dialog_data["invitation_id"])


# Subscriptions


async def begin_subscribing(manager: DialogManager) -> None:
    manager.dialog_data["operation_id"] = operation_of(manager)
    await manager.switch_to(Servicing.whom)


async def choose_whom(manager: DialogManager, tenant_id: str) -> None:
    manager.dialog_data["whom"] = int(tenant_id)
    await manager.switch_to(Servicing.tariff)


async def choose_tariff(manager: DialogManager, tariff_id: str) -> None:
    """Refused here where that tenant, or the tariff, is gone."""
    data = manager.dialog_data
    await flows(manager).subscribing.plan(actor_of(manager), tenant_of(manager), data["whom"], int(tariff_id))
    data["tariff"] = int(tariff_id)
    await manager.switch_to(Servicing.subscribe)


async def subscribe(manager: DialogManager) -> None:
    data = manager.dialog_data
    made = await flows(manager).subscribing.subscribe(
        actor_of(manager), tenant_of(manager), data["whom"], data["tariff"], data["operation_id"]
    )
    await manager.switch_to(Servicing.subscriptions)
    said = speech(manager).plain("servicing-subscribed-now", name=made.tenant, tariff=made.tariff)
    await toast(manager, said)
