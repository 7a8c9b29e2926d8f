"""The demo: a local Telegram without network, and what plays on it."""
