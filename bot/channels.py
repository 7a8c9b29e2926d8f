"""The messengers of an installation, as its settings have them: e-mail, SMS, Telegram Gateway.

Telegram's chats are not among them: those need a bot, and `bot.messenger` has them.
"""

from urllib.parse import urlsplit

from aiohttp import ClientSession

from bot.settings import BotSettings
from core.clock import Clock
from core.delivery import (
    ConsoleMessenger,
    EmailMessenger,
    Messenger,
    SmsGateway,
    SmsMessenger,
    TelegramGateway,
)


def messengers(settings: BotSettings, clock: Clock, http: ClientSession) -> list[Messenger]:
    """Without a mail server letters are printed: the first owner reads his code on the console."""
    found: list[Messenger] = [_email(settings, clock) or ConsoleMessenger("email")]
    if (gateway := sms_gateway(settings)) is not None:
        found.append(SmsMessenger(http, gateway, _domain(settings)))
    if (token := settings.telegram_gateway_token) is not None:
        url = settings.telegram_gateway_url
        found.append(TelegramGateway(http, clock, token=token.get_secret_value(), url=url))
    return found


def sms_gateway(settings: BotSettings) -> SmsGateway | None:
    if settings.sms_url is None:
        return None
    headers, form, json = settings.sms_headers, settings.sms_form, settings.sms_json
    return SmsGateway(
        url=settings.sms_url.get_secret_value(),
        method=settings.sms_method,
        headers=headers.get_secret_value() if headers else {},
        form=form.get_secret_value() if form else None,
        json=json.get_secret_value() if json else None,
        result=settings.sms_result,
        receipt=settings.sms_id,
        accepted=settings.sms_accepted,
        unknown_number=settings.sms_unknown_number,
        blocked=settings.sms_blocked,
        misconfigured=settings.sms_misconfigured,
    )


def _email(settings: BotSettings, clock: Clock) -> Messenger | None:
    if settings.smtp_host is None:
        return None
    password = settings.smtp_password
    return EmailMessenger(
        clock,
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_from,
        tls=settings.smtp_tls,
        user=settings.smtp_user,
        password=password.get_secret_value() if password else None,
    )


def _domain(settings: BotSettings) -> str | None:
    """Only https has what an origin-bound code is bound to; the demo has none."""
    url = urlsplit(settings.public_url or "")
    return url.hostname if url.scheme == "https" else None
