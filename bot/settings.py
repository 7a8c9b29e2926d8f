"""The bot's own settings, beside those of the core."""

from pydantic import SecretStr

from core.settings import Settings


class BotSettings(Settings):
    bot_token: SecretStr | None = None  # without it the demo runs
