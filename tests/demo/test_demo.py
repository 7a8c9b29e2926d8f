"""The whole thing as it is started: the real process, driven over HTTP through the simulator's control interface."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "четыре весёлых енота танцуют"


class Run:
    """One run of `propusk`, with its data under a temporary folder, and the controls of its simulator."""

    BEGUN = "Propusk is"

    def __init__(
        self, folder: Path, port: int, control: int, environment: dict[str, str], *arguments: str
    ) -> None:
        self.folder, self.port, self.control = folder, port, control
        self.log = folder / "log.txt"
        self.environment = {**os.environ, "DATA_DIR": str(folder / "data"), **environment}
        self.start(*arguments)

    def start(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "bot", "--port", str(self.port), *arguments]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=self.log.open("ab"), text=True
        )
        self.said = ""
        self.heard(r"^(\(or says)" if "--empty" in arguments else f"({self.BEGUN})")
        assert self.process.poll() is None, self.log.read_text()

    def heard(self, pattern: str) -> str:
        """Read on until it has said something like this; what stands in the brackets."""
        assert self.process.stdout is not None
        while not (found := re.search(pattern, self.said, re.MULTILINE)):
            line = self.process.stdout.readline()
            assert line, self.log.read_text()
            self.said += line
        return found[1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=20)

    def port_of(self, path: str) -> int:
        return self.control if path.startswith("/control/") else self.port

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port_of(path)}{path}", timeout=30) as answer:
            return json.load(answer)

    def post(self, path: str, **body: Any) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port_of(path)}{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=40) as answer:
            return json.load(answer)

    def act(self, what: str, user: int, **body: Any) -> "Run":
        """One thing a person does, and everything that follows from it."""
        self.post(f"/control/{what}", user=user, **body)
        self.rest()
        return self

    def rest(self) -> None:
        self.post("/control/wait_idle", timeout_s=30)

    def user(self, first_name: str) -> int:
        return next(
            int(user["id"]) for user in self.get("/control/users") if user["first_name"] == first_name
        )

    def screen(self, user: int) -> str:
        """The bot's last message there."""
        messages = self.get(f"/control/chats/{user}")["messages"]
        return str(next(m["text"] for m in reversed(messages) if m["from"] == "bot"))

    def token(self, user: int) -> str:
        return str(re.findall(r"start=(\S+)", self.screen(user))[-1])

    def code_for(self, email: str) -> str:
        letters = [letter["text"] for letter in self.get("/control/mail") if email in str(letter["to"])]
        return str(re.findall(r"\b\d{6}\b", "\n".join(letters))[-1])  # letters may overtake each other

    def sign_in(self, login: str, password: str, application: str) -> tuple[int, Any]:
        try:
            body = {"login": login, "password": password, "application": application}
            return 200, self.post("/api/v1/sign-in", **body)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)


class Demo(Run):
    """Without a token: the simulator is in the same process, on the same port."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        port = _free_port()
        super().__init__(folder, port, port, {"BOT_TOKEN": ""}, *arguments)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo"))
    yield demo
    demo.stop()


def fill_in(demo: Demo, olga: int, phone: str, name: str) -> None:
    """Olga's form, up to the review card."""
    demo.act("say", olga, text="/add").act("say", olga, text=phone).act("say", olga, text=name)
    for button in ("Сотрудник", "Дальше", "Пропустить", "Обычный пользователь", "Сервисный специалист"):
        demo.act("press", olga, button=button)
    demo.act("press", olga, button="✓ Русский")


@pytest.mark.requirement("H-01", "H-05", "H-08", "H-09", "Y-15", "Y-16", "F-27")
def test_the_main_job_from_the_invitation_to_the_sign_in(demo: Demo) -> None:
    olga, ivan, sam = demo.user("Ольга"), demo.user("Иван"), demo.user("Сэм")
    fill_in(demo, olga, "8 (701) 705-12-25", "Иван Петров")
    demo.act("press", olga, button="Пригласить")
    token = demo.token(olga)
    demo.act("open_link", ivan, payload=token).act("press", ivan, button="Принять")
    demo.act("share_contact", ivan).act("press", ivan, button="Всё верно").act("say", ivan, text=PASSWORD)
    assert "Иван Петров теперь в организации" in demo.screen(olga)
    assert PASSWORD not in json.dumps(demo.get(f"/control/chats/{ivan}"), ensure_ascii=False)

    engineer = demo.sign_in("+7 701 705 12 25", PASSWORD, "engineer-app-1")
    assert engineer == (200, {"permit": True, "reasons": [], "rights": "LAUNCH"})
    closed, unknown = (demo.sign_in("+77017051225", PASSWORD, key) for key in ("web-1", "no-such-thing"))
    assert closed == unknown
    assert closed[1]["permit"] is False
    assert demo.sign_in("+77017051225", "не тот пароль", "engineer-app-1")[0] == 401

    demo.act("say", sam, text="/access Иван Петров")
    assert "Мобильное приложение инженера" in demo.screen(sam)
    assert "7051225" not in demo.screen(sam).replace(" ", "")
    for secret in (PASSWORD, token):
        for file in [demo.log, *(demo.folder / "data").glob("demo.db*")]:
            assert secret.encode() not in file.read_bytes(), file.name


@pytest.mark.requirement("F-02", "I-30")
def test_its_people_are_in_every_state(demo: Demo) -> None:
    olga, sam = demo.user("Ольга"), demo.user("Сэм")
    demo.rest()
    asked = json.dumps(demo.get(f"/control/chats/{olga}"), ensure_ascii=False)
    assert "Анна Ким просит открыть доступ" in asked
    rita = int(demo.post("/control/users", first_name="Рита", id=7_900_000_001)["id"])
    demo.act("say", rita, text="/people")
    people = json.dumps(demo.get(f"/control/chats/{rita}"), ensure_ascii=False)
    for person in (
        "Карл Кустов · приостановлен",
        "Лев Лугов · приглашение ушло",
        "Павел Пашин · приглашение истекло",
    ):
        assert person in people
    demo.act("press", rita, button="Отфильтровать").act("press", rita, button="Ушли")
    demo.act("press", rita, button="Показать этих")
    assert "Роман Рощин" in json.dumps(demo.get(f"/control/chats/{rita}"), ensure_ascii=False)
    demo.act("say", sam, text="/access Тина Титова")
    assert {"Ромашка", "Студия Анна"} <= set(demo.screen(sam).split("\n"))


@pytest.mark.requirement("H-07", "F-05", "I-31")
def test_an_email_is_proven_by_the_code_in_the_letter(demo: Demo) -> None:
    olga = demo.user("Ольга")
    guest = int(demo.post("/control/users", first_name="Роза", language_code="kk")["id"])
    fill_in(demo, olga, "roza@tehservis.example", "Роза Рахимова")
    demo.act("press", olga, button="Пригласить")
    letter = next(m for m in demo.get("/control/mail") if "roza@" in str(m["to"]))
    token = re.findall(r"start=([\w-]+)", letter["text"])[0]
    demo.act("open_link", guest, payload=token).act("press", guest, button="Қабылдау")
    demo.act("say", guest, text="000000").act("say", guest, text=demo.code_for("roza@tehservis.example"))
    assert "Роза Рахимова" in demo.screen(guest)


def test_a_kill_and_a_restart_lose_nothing_and_do_nothing_twice(demo: Demo) -> None:
    """An update is confirmed after it was handled: killed in between, it is handled again, with one effect."""
    olga = demo.user("Ольга")
    fill_in(demo, olga, "+7 701 700 11 22", "Пётр Первый")
    demo.post("/control/press", user=olga, button="Пригласить")
    demo.stop(signal.SIGKILL)
    demo.start()
    demo.rest()
    assert "Пётр Первый" in demo.screen(olga)
    letters = demo.get("/control/mail")

    demo.act("say", olga, text="/add").act("say", olga, text="+7 701 700 11 23")
    assert demo.stop() == 0
    demo.start()
    demo.act("say", olga, text="Павел Второй")
    assert demo.screen(olga).startswith("ТехСервис · Павел Второй")
    demo.act("press", olga, button="Отмена").act("press", olga, button="Бросить")

    sam = demo.user("Сэм")
    demo.act("say", sam, text="/access Пётр Первый")
    assert "Нашлось" not in demo.screen(sam)  # one person, not two
    assert demo.get("/control/mail") == letters


def test_an_empty_start_prints_a_link_for_its_first_owner(tmp_path: Path) -> None:
    demo = Demo(tmp_path, "--empty")
    assert "вставьте ссылку из консоли" in demo.get("/control/bot")["hint"]["ru"]
    payload = demo.heard(r"/start (claim_[\w-]+)")
    person = int(demo.post("/control/users", first_name="Анна", language_code="ru")["id"])
    demo.act("open_link", person, payload=payload[:-2])
    wrong = demo.screen(person)
    demo.act("open_link", person, payload=payload)
    assert "имя" not in wrong
    assert "станете владельцем сервиса" in demo.screen(person)
    assert demo.stop() == 0


@pytest.mark.parametrize("same_port", [True, False])
def test_a_second_start_says_in_one_sentence_what_is_in_its_way(
    demo: Demo, tmp_path: Path, same_port: bool
) -> None:
    folder = tmp_path if same_port else demo.folder / "data"
    port = demo.port if same_port else _free_port()
    second = subprocess.run(
        [sys.executable, "-m", "bot", "--port", str(port)],
        env={**os.environ, "DATA_DIR": str(folder), "BOT_TOKEN": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr.strip().count("\n") == 0
    assert ("--port" if same_port else "already in use") in second.stderr


def test_with_a_token_the_first_owner_reads_his_code_on_the_console(tmp_path: Path) -> None:
    """The live path, against the simulator in a process of its own, and without a mail server."""
    simulator = subprocess.Popen(
        [sys.executable, "-m", "bot.demo.telegram", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert simulator.stdout is not None
    _, api, token, _ = (simulator.stdout.readline().split()[-1] for _ in range(4))
    address = api.partition("/bot")[0]
    environment = {"BOT_TOKEN": token, "TELEGRAM_API": address, "SMTP_HOST": ""}
    live = Run(tmp_path, _free_port(), int(address.rpartition(":")[2]), environment)
    try:
        anna = int(live.post("/control/users", first_name="Анна", language_code="ru")["id"])
        live.act("open_link", anna, payload=live.heard(r"/start (claim_[\w-]+)"))
        live.act("say", anna, text="Анна Первая").act("say", anna, text="anna@first.example")
        live.act("say", anna, text=live.heard(r"\b(\d{6})\b")).act("say", anna, text=PASSWORD)
        live.act("say", anna, text="Первая")
        assert "В какой стране организация Первая" in live.screen(anna)
        assert live.stop() == 0
    finally:
        live.process.kill()
        simulator.terminate()
        simulator.wait(timeout=20)


def test_help_needs_no_bot() -> None:
    code = "import sys, runpy; sys.argv = ['propusk', '--help']; runpy.run_module('bot', run_name='__main__')"
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=False
    )
    assert "--story" in shown.stdout
    assert "aiogram" not in shown.stderr


async def test_the_story_plays_to_its_end(tmp_path: Path) -> None:
    from bot.assistant import Assistant
    from bot.demo import cast, story
    from bot.demo.telegram import Clock, InProcessSession, MailCatcher, Telegram
    from bot.dispatcher import make_bot
    from bot.settings import BotSettings
    from core.database import Database
    from core.database.migrate import migrate
    from core.delivery import EmailMessenger

    clock = Clock()
    telegram = Telegram(clock=clock, rate_limits=False)
    database = Database(f"sqlite:///{tmp_path / 'story.db'}")
    await migrate(database)
    stop = asyncio.Event()
    async with MailCatcher(telegram) as mail:
        email = EmailMessenger(clock, host=mail.host, port=mail.port, sender="propusk@localhost", tls="none")
        bot = make_bot(telegram.token, InProcessSession(telegram), clock)
        settings = BotSettings(data_dir=tmp_path, bot_token=None)
        assistant = Assistant(settings, database, clock, bot, "propusk_demo_bot", [email])
        telegram.probes.update(assistant.probes)

        async def begin() -> None:
            await cast.enact(assistant.core, telegram, mail)
            await story.play(telegram, pace_s=0)
            stop.set()

        await assistant.run(stop, begin)
    sam = next(user.id for user in telegram.users() if user.first_name == "Сэм")
    assert "Иван Петров" in telegram.chat(sam)["messages"][-1]["text"]
    await database.close()
    telegram.close()
