"""The bot's own settings, beside those of the core."""

from pydantic import SecretStr

from core.settings import Settings


class BotSettings(Settings):
    bot_token: SecretStr | None = None  # without it the demo runs
    telegram_api: str | None = None  # a Bot API server of one's own; default: Telegram's
