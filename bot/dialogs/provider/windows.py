"""The command /provider, the menu, and the windows put together."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row

from bot.dialogs.inputs import Problem, buttons_only, pressed
from bot.dialogs.provider.accounts import account_windows
from bot.dialogs.provider.tariffs import tariff_windows
from bot.dialogs.provider.tenants import tenant_windows
from bot.dialogs.states import Provider
from bot.dialogs.steps import fill, menu, to, who_of
from bot.dialogs.unfinished import holds_back
from bot.speech import Label, Say
from core.errors import Code, NotAllowed


def router() -> Router:
    commands = Router(name="provider")

    @commands.message(Command("provider"))
    async def provider(message: Message, dialog_manager: DialogManager) -> None:
        if await holds_back(dialog_manager):
            return
        if not who_of(dialog_manager).provider_owner:
            raise NotAllowed(Code.PROVIDER_FORBIDS)
        await dialog_manager.start(
            Provider.menu, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND
        )

    return commands


def provider_dialog() -> Dialog:
    return Dialog(
        Window(
            Problem(),
            Say("provider-menu"),
            Button(Label("provider-button-tenants"), "provider_tenants", pressed(to(Provider.tenants))),
            Row(
                Button(Label("provider-button-accounts"), "provider_accounts", pressed(to(Provider.find))),
                Button(Label("provider-button-agents"), "provider_agents", pressed(to(Provider.agents))),
            ),
            Button(Label("provider-button-tariffs"), "provider_tariffs", pressed(to(Provider.tariffs))),
            Button(Label("button-menu"), "provider_home", pressed(menu)),
            buttons_only(),
            state=Provider.menu,
        ),
        *tenant_windows(),
        *account_windows(),
        *tariff_windows(),
        on_start=fill,
    )
