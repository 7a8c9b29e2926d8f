"""The Telegram edge: the only place that imports aiogram. Parse, call one flow of the core, answer.

__main__     the composition root: Telegram itself, or the demo
assistant    the bot wired and running; dispatcher: the table of contents of what an update passes
dialogs/     the screens, one module or small package per family, named like what they show
identity     who is behind an update; speech, errors, reasons: how the bot says things
poller       takes updates and confirms each after it was handled; storage: dialogs' state, once per update
erasing      removes messages with secrets; messenger: the outbox's way into Telegram
demo/        a local Telegram to try and test everything with; its cast and its story
"""
