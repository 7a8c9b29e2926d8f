"""How delivery is doing: a line for each channel, and the reasons for which tries have failed lately."""

from datetime import datetime, timedelta
from typing import Any

from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Format
from babel.dates import format_timedelta

from bot.dialogs.inputs import Problem, buttons_only, pressed, speech
from bot.dialogs.layout import back
from bot.dialogs.states import Provider
from bot.dialogs.steps import actor_of, core_of, to
from bot.speech import Label, Speech
from core.delivery import FailedTries, Figures


def delivery_windows() -> list[Window]:
    return [
        Window(
            Problem(),
            Format("{text}"),
            Button(
                Label("provider-delivery-again"), "provider_delivery_again", pressed(to(Provider.delivery))
            ),
            back("provider_delivery", Provider.menu),
            buttons_only(),
            state=Provider.delivery,
            getter=_figures,
        ),
    ]


async def _figures(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    say = speech(dialog_manager)
    seen = await core_of(dialog_manager).watching_delivery.view(actor_of(dialog_manager))
    failures = [_failure(say, each, seen.at) for each in seen.failures]
    parts = [
        say("provider-delivery"),
        "\n".join(_line(say, each) for each in seen.figures),
        "\n".join([say("provider-delivery-failures"), *failures])
        if failures
        else say("provider-delivery-no-failures"),
    ]
    return {"text": "\n\n".join(parts)}


def _line(say: Speech, figures: Figures) -> str:
    return say(
        "provider-delivery-line",
        channel=_channel(say, figures.messenger),
        due=figures.backlog.due,
        oldest=_long(figures.backlog.oldest, say.language),
        sent=str(figures.sent),
        failed=str(figures.failed),
    )


def _failure(say: Speech, tries: FailedTries, now: datetime) -> str:
    reason = tries.reason.value.lower().replace("_", "-")
    return say(
        "provider-delivery-failure",
        channel=_channel(say, tries.messenger),
        why=say.plain(f"failure-{reason}"),
        n=str(tries.count),
        ago=_long(tries.last - now, say.language, add_direction=True),
    )


def _channel(say: Speech, messenger: str) -> str:
    return say.plain(f"provider-channel-{messenger}")


def _long(time: timedelta, language: str, **how: Any) -> str:
    return format_timedelta(time, locale=language, **how)
