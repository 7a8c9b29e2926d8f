"""The play: Adam invites, by his form and by lists; everybody comes; and something kills the bot all the while."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - a run that can be repeated needs a seed

from aiohttp import web

from bot.demo.telegram import MailCatcher, Telegram, make_app
from core.bootstrap import build
from core.clock import SystemClock
from core.database import Database
from core.database.migrate import migrate
from tests.cast import enact
from tests.conftest import SERVER_KEY
from tests.faults.people import Person, Rule
from tests.faults.process import Bot
from tests.faults.verdict import Verdict, judge
from tests.mailbox import Mailbox

PASSWORD = "лунный трамвай везёт мандарины"
ROLE = "Сервисный специалист"
BY_FORM = 0.04  # of all people; the others stand on lists
LISTS = 5
AT_ONCE = 20  # guests who are busy at the same moment
SHORTEST_S, LONGEST_S = 0.2, 2.5  # how long the bot lives from one kill to the next
_TOKEN, _CODE = r"start=([\w-]+)", r"\b(\d{6})\b"


@dataclass(frozen=True)
class Plan:
    folder: Path
    people: int
    kills: int
    seconds: float
    seed: int = 1

    @property
    def emails(self) -> list[str]:
        return [f"guest{number}@faults.example" for number in range(self.people)]


async def play(plan: Plan) -> Verdict:
    """Runs until everybody is in and every kill is made; TimeoutError if that takes longer than `plan.seconds`."""
    telegram = Telegram(rate_limits=False)
    database_url = f"sqlite:///{plan.folder / 'propusk.db'}"
    async with MailCatcher(telegram) as mail, _served(telegram) as address:
        adam = Person(telegram, mail, await _cast(database_url, telegram))
        key_id, secret = SERVER_KEY.keys[0]
        bot = Bot(
            plan.folder,
            {
                "BOT_TOKEN": telegram.token,
                "TELEGRAM_API": address,
                "SMTP_HOST": mail.host,
                "SMTP_PORT": str(mail.port),
                "SMTP_TLS": "none",
                "SECRET_KEY": f"{key_id}:{secret.decode()}",
                "DATABASE_URL": database_url,
            },
        )
        await bot.start()
        try:
            async with asyncio.timeout(plan.seconds), asyncio.TaskGroup() as group:
                group.create_task(_kill(plan, bot))
                group.create_task(_invite(adam, plan.emails))
                group.create_task(_come(adam, mail, plan.emails))
        finally:
            await bot.stop()
        database = Database(database_url)
        try:
            return await judge(database, SERVER_KEY, mail.messages, plan.emails, bot.kills)
        finally:
            await database.close()
            telegram.close()


async def _kill(plan: Plan, bot: Bot) -> None:
    chance = Random(plan.seed)
    while bot.kills < plan.kills:
        await asyncio.sleep(chance.uniform(SHORTEST_S, LONGEST_S))
        await bot.kill()
        await bot.start()


async def _invite(adam: Person, emails: list[str]) -> None:
    by_form = max(1, round(len(emails) * BY_FORM))
    for email in emails[:by_form]:
        await _by_form(adam, email)
    rest = emails[by_form:]
    size = max(1, -(-len(rest) // LISTS))
    for start in range(0, len(rest), size):
        await _by_list(adam, rest[start : start + size])


async def _by_form(adam: Person, email: str) -> None:
    rules: list[Rule] = [
        ("[Продолжить]", lambda person: person.press("Продолжить")),
        ("[Пригласить]", lambda person: person.press("Пригласить")),
        ("Русский]", lambda person: person.press("Русский")),
        (f"[{ROLE}]", lambda person: person.press(ROLE)),
        ("[Пропустить]", lambda person: person.press("Пропустить")),
        ("[Дальше]", lambda person: person.press("Дальше")),
        ("[Сотрудник]", lambda person: person.press("Сотрудник")),
        ("имя", lambda person: person.say(_name(email))),
        ("почт", lambda person: person.say(email)),
    ]
    adam.say("/add")
    await adam.follow(
        rules,
        lambda person: person.say("/add"),
        until=f"{_name(email)} (теперь в списке|уже есть)",
    )


async def _by_list(adam: Person, emails: list[str]) -> None:
    """Sent once more, where nothing came of it: that invites nobody twice."""
    text = io.StringIO()
    rows = [["Имя", "Почта", "Роль"], *([_name(email), email, ROLE] for email in emails)]
    csv.writer(text).writerows(rows)

    def send(person: Person) -> None:
        person.telegram.send_file(person.id, f"{emails[0]}.csv", text.getvalue().encode())

    invite = f"Пригласить: {len(emails)}"
    send(adam)
    await adam.follow(
        [(f"[{invite}]", lambda person: person.press(invite))],
        send,
        until="Готово: список пройден|Приглашать некого",
    )


async def _come(adam: Person, mail: MailCatcher, emails: list[str]) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def come(email: str) -> None:
        user = adam.telegram.add_user(_name(email), language_code="ru")
        guest = Person(adam.telegram, mail, user.id, email)
        async with turns:
            await guest.gets(_TOKEN)
            await _accept(guest)

    async with asyncio.TaskGroup() as group:
        for email in emails:
            group.create_task(come(email))


async def _accept(guest: Person) -> None:
    """From the letter to the applications."""

    def follow_link(person: Person) -> None:
        person.telegram.open_link(person.id, person.read(_TOKEN) or "")

    said = ""

    async def say_code(person: Person) -> None:
        """The newest one; a wrong one not again and again, or no tries are left."""
        nonlocal said
        code = await person.gets(_CODE)
        if code != said or "не подош" not in person.screen:
            said = code
            person.say(code)

    rules: list[Rule] = [
        ("[Принять]", lambda person: person.press("Принять")),
        ("[Всё верно]", lambda person: person.press("Всё верно")),
        ("шесть цифр", say_code),
        ("придумайте пароль", lambda person: person.say(PASSWORD)),
    ]
    follow_link(guest)
    await guest.follow(rules, follow_link, until="Вы в организации")


def _name(email: str) -> str:
    return f"Гость {email.partition('@')[0].removeprefix('guest')}й"


async def _cast(url: str, telegram: Telegram) -> int:
    """«ТехСервис», before the play begins. Adam's number at Telegram."""
    database, mailbox = Database(url), Mailbox()
    await migrate(database)
    messengers = {"email": mailbox, "telegram": Mailbox("telegram")}
    core = build(
        database, SystemClock(), SERVER_KEY, messengers, lambda token: f"https://t.me/x?start={token}"
    )
    cast = await enact(core, mailbox, telegram)
    await database.close()
    telegram.open_link(cast.adam.telegram_id, "")
    return cast.adam.telegram_id


@asynccontextmanager
async def _served(telegram: Telegram) -> AsyncIterator[str]:
    runner = web.AppRunner(make_app(telegram), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
