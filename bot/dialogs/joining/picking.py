"""People chosen with Telegram's own button: they get a link of their own, and need no approval."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import KeyboardButton, KeyboardButtonRequestUsers, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Button, Keyboard
from aiogram_dialog.widgets.markup.reply_keyboard import ReplyKeyboardFactory
from aiogram_dialog.widgets.text import Text

from bot.days import end_of
from bot.dialogs.inputs import Problem, buttons_only, complain, pressed, received, speech
from bot.dialogs.joining.section import guarded, tenant_of
from bot.dialogs.sharing import PlainButton
from bot.dialogs.states import Links
from bot.dialogs.steps import actor_of, core_of, to
from bot.fitting import short
from bot.identity import contact_of
from bot.speech import Label, Say
from core import limits
from core.joining import NewLink, Picked

_BACK = "button-back"
_REQUEST = 1  # tells several buttons of one keyboard apart; there is one


class RequestUsers(Keyboard):
    """The button that opens Telegram's own list of people; aiogram-dialog has none."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        wanted = KeyboardButtonRequestUsers(
            request_id=_REQUEST,
            user_is_bot=False,
            max_quantity=limits.PICKED_MAX,
            request_name=True,
            request_username=True,
        )
        return [[KeyboardButton(text=await self.text.render_text(data, manager), request_users=wanted)]]


def picking_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Say("links-choose-people", max=limits.PICKED_MAX),
            RequestUsers(Label("links-pick-button")),
            PlainButton(Label(_BACK)),
            received(guarded(_take)),
            state=Links.pick,
            markup_factory=ReplyKeyboardFactory(resize_keyboard=True, one_time_keyboard=True),
        ),
        Window(
            Problem(),
            Say("links-picked"),
            Button(Label("links-to-link"), "to_link", pressed(to(Links.card))),
            buttons_only(),
            state=Links.picked,
            getter=_picked,
        ),
    ]


async def _take(manager: DialogManager, message: Message) -> None:
    if message.users_shared is not None:
        people = [
            Picked(contact_of(user.user_id), f"{user.first_name or ''} {user.last_name or ''}".strip())
            for user in message.users_shared.users
        ]
        await _make(manager, people)
    elif message.text == speech(manager).plain(_BACK):
        await manager.switch_to(Links.role)
    else:
        complain(manager, speech(manager)("links-pick-how"))


async def _make(manager: DialogManager, people: list[Picked]) -> None:
    """Good for as long as is proposed for any link; a seat for each."""
    core, data = core_of(manager), manager.dialog_data
    view = await core.tenant_settings.view(actor_of(manager), tenant_of(manager))
    today = core.clock.now().astimezone(ZoneInfo(view.time_zone)).date()
    ends_at = end_of(today + timedelta(days=limits.GROUP_LINK_LIFE.days), view.time_zone)
    new = NewLink(data["role_id"], len(people), ends_at)
    made = await core.keeping_links.make_for(
        actor_of(manager), tenant_of(manager), new, people, data["operation_id"]
    )
    data.update(link_id=made.link_id, told=len(made.told), members=len(made.members))
    await manager.switch_to(Links.picked)


async def _picked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    card = await core_of(dialog_manager).keeping_links.card(actor_of(dialog_manager), data["link_id"])
    return {
        "people": ", ".join(short(name, 40) for name, _ in card.picked),
        "n": card.seats,
        "told": "none" if not data["told"] else "all" if data["told"] == card.seats else "some",
        "some": data["told"],
        "members": data["members"],
    }
