"""Walks over the bot's screens and takes a picture of each, so that they can be looked at whenever they change.

    make walk                                       every language, into data/walk
    make walk ARGS="--language kk data/elsewhere"   one language, into another folder
    make walk ARGS="--demo 2"                       what follows the second "demo begins"

`walk.txt` says who does what, once for all languages, for buttons are named by the ids of their widgets; every
language is walked in a new demo. `screens.txt` beside the pictures holds their words. In the end it tells what could not be
done, which of `states.txt` was not reached, and which labels a phone cuts. It takes Chromium.
"""

import argparse
import asyncio
import base64
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
from playwright.async_api import Browser, Page
from playwright.async_api import Error as PlaywrightError

from core.texts import LANGUAGES, plain
from tests.screenshot import Demo, chromium, demo

HERE = Path(__file__).parent
WIDTH, HEIGHT = 390, 844  # of a phone
STRANGERS = 7_500_000_000  # ids beyond those of the cast's chats
PATIENCE = 10_000  # milliseconds until what does not show is given up
MOMENT = 0.7  # seconds after which something that is still under way is looked at
SHOWN = ".phone[data-active]"
LOADED = f"[...document.querySelectorAll('{SHOWN} img')].every(image => image.complete)"
CUT = f"""[...document.querySelectorAll('{SHOWN} .key-words')].filter(label => {{
  const text = document.createRange();
  text.selectNodeContents(label);
  return text.getBoundingClientRect().width > label.getBoundingClientRect().width + 0.1;
}}).map(label => label.textContent)"""  # by fractions of a pixel: one of them is enough to cut
READ = """document.querySelectorAll('.overlay .answers button').forEach(button => button.click());
document.querySelectorAll('.toast').forEach(toast => { toast.hidden = true; });"""


class Line(NamedTuple):
    """`Ольга presses person Анна`: who, what, and the rest."""

    number: int
    who: str
    verb: str
    rest: str


def script(language: str) -> Iterator[Line]:
    for number, line in enumerate((HERE / "walk.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            who, verb, *rest = line.split(maxsplit=2)
            yield Line(number, who.replace("_", " "), verb, _meant_in(language, "".join(rest)))


def _meant_in(language: str, text: str) -> str:
    """`{language}` is the walk's; any other name in braces is a label as it reads in that language."""
    return re.sub(
        r"\{([\w-]+)\}", lambda name: (name[1] == "language" and language) or plain(language, name[1]), text
    )


class Gallery:
    """The pictures of one language, with the words that stand on them; and what was found out on the way."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        self.folder = folder
        self.states: set[str] = set()
        self.cut: set[str] = set()
        self.failed: list[str] = []
        self._words = folder / "screens.txt"
        self._words.write_text("", encoding="utf-8")
        self._seen: set[str] = set()

    def hang(self, state: str, line: Line, shown: str) -> Path | None:
        """Where its picture goes, unless there is one already."""
        self.states.add(state)
        if shown in self._seen:
            return None
        self._seen.add(shown)
        name = f"{len(self._seen):03d}-{state.replace(':', '-') or 'no-screen'}.png"
        with self._words.open("a", encoding="utf-8") as words:
            words.write(f"=== {name} ({line.number}: {' '.join(line[1:])})\n{shown}\n")
        return self.folder / name


class Kept:
    """What the demo's own database knows: which screen a chat shows, and from which chat somebody writes."""

    def __init__(self, data: Path) -> None:
        self._file = f"file:{data / 'demo.db'}?mode=ro"

    def state(self, chat: int) -> str:
        kept = dict(self._rows("SELECT destiny, data FROM dialog_state WHERE chat_id = ?", chat))
        stack: dict[str, Any] = next(
            (json.loads(data) for key, data in kept.items() if key.startswith("aiogd:stack")), {}
        )
        if not stack.get("intents"):
            return ""
        return str(json.loads(kept[f"aiogd:context:{stack['intents'][-1]}"])["state"])

    def chat(self, name: str) -> int | None:
        found = self._rows(
            "SELECT address FROM contact JOIN account ON account.id = account_id WHERE full_name || ' ' LIKE ?",
            f"{name} %",
        )
        return int(found[0][0]) if found else None

    def _rows(self, query: str, value: object) -> list[Any]:
        with closing(sqlite3.connect(self._file, uri=True)) as database:
            return database.execute(query, (value,)).fetchall()


class Walk:
    """Through one demo, in one language."""

    def __init__(
        self, language: str, begun: Demo, http: aiohttp.ClientSession, page: Page, gallery: Gallery
    ) -> None:
        self._language, self._begun, self._http, self._page = language, begun, http, page
        self._gallery = gallery
        self._kept = Kept(begun.data)
        self._phones: dict[str, int] = {}
        self._links: dict[str, str] = {}

    async def act(self, line: Line) -> None:
        if line.who == "time":
            await self._post("clock", advance_s=int(line.rest))
        elif line.who == "outage":
            await self._post("outages", name=line.verb, on=line.rest == "begins")
        elif line.who == "tray":
            await self._look_into_tray(line)
        elif line.verb == "arrives":
            await self._arrive(line.who, line.rest)
        else:
            phone = self._phones.get(line.who) or await self._take_up(line.who)
            if line.verb in ("unfolds", "types"):
                await self._on_page(phone, line)
                return
            await self._do(phone, line)
            if line.verb != "taps":
                await self._post("wait_idle", timeout_s=60)
            await self._look(phone, line)
            await self._page.evaluate(READ)

    async def _do(self, phone: int, line: Line) -> None:
        match line.verb:
            case "says":
                await self._post("say", user=phone, text=await self._meant(line.rest))
            case "presses":
                widget, _, label = line.rest.partition(" ")
                await self._press(phone, widget, label)
            case "opens":
                await self._post("open_link", user=phone, payload=await self._payload(line.rest))
            case "taps":
                await self._press(phone, line.rest, "")
                await asyncio.sleep(MOMENT)
            case "shares":
                number, _, name = line.rest.partition(" ")
                given = {"phone": number, "first_name": name}
                await self._post(
                    "share_contact", user=phone, **{what: said for what, said in given.items() if said}
                )
            case "sends":
                name, _, content = line.rest.partition(" ")
                rows = "\n".join(_rows(content)).encode()
                await self._post("send_file", user=phone, name=name, base64=base64.b64encode(rows).decode())
            case "picks":
                await self._post(
                    "share_users", user=phone, users=[self._phones[name] for name in line.rest.split()]
                )
            case "reads":
                for code in (await self._get(f"chats/{phone}"))["codes"]:
                    await self._post("read_code", user=phone, request_id=code["request_id"])
            case "looks":
                pass
            case _:
                raise LookupError(f"nobody here knows how to “{line.verb}”")

    # Who

    async def _arrive(self, name: str, number: str) -> None:
        given = {"phone": number} if number else {}
        await self._add(name, STRANGERS + len(self._phones), **given)

    async def _take_up(self, name: str) -> int:
        """The phone of somebody of the cast, who speaks the walk's language from now on."""
        users = {user["first_name"]: user["id"] for user in await self._get("users")}
        if name in users:
            phone = self._phones[name] = int(users[name])
            await self._show(phone)
        else:
            chat = self._kept.chat(name)
            if chat is None:
                raise LookupError(f"nobody is called {name}")
            phone = await self._add(name, chat)
        await self._post("say", user=phone, text="/language")
        await self._post("wait_idle", timeout_s=30)
        await self._press(phone, f"language:{self._language}", "")
        return phone

    async def _add(self, name: str, id_: int, **more: str) -> int:
        await self._post("users", first_name=name, id=id_, language_code=self._language, **more)
        self._phones[name] = id_
        await self._show(id_)
        return id_

    async def _show(self, phone: int) -> None:
        """In the page, which shows three phones unless told otherwise."""
        await self._page.evaluate(
            "ids => localStorage.setItem('shown-phones', JSON.stringify(Object.fromEntries(ids.map(id => [id, true]))))",
            list(self._phones.values()),
        )
        await self._page.reload()
        await self._page.add_style_tag(content="#hint { display: none }")  # a phone is small

    # What is meant

    async def _press(self, phone: int, widget: str, label: str) -> None:
        """The newest button of this widget, whichever item it is for unless that is named, with these words on it."""
        there = []
        for message in reversed((await self._get(f"chats/{phone}"))["messages"]):
            for button in (button for row in message["buttons"] for button in row):
                data = button.get("data", "").rpartition("\x1d")[2]
                there.append(f"{data} “{button['text']}”")
                if label in button["text"] and (
                    fnmatchcase(data, widget) or data.partition(":")[0] == widget
                ):
                    await self._post("press", user=phone, data=button["data"], message_id=message["id"])
                    return
        raise LookupError(f"there is no such button; there are: {', '.join(there)}")

    async def _payload(self, where: str) -> str:
        """Where it is shown no longer, the one that was there."""
        try:
            self._links[where] = await self._shown(where)
        except LookupError:
            if where not in self._links:
                raise
        return self._links[where]

    async def _shown(self, where: str) -> str:
        name = where.replace("_", " ")
        if name in self._phones:
            return self._last(
                r"start=([\w-]+)", json.dumps((await self._get(f"chats/{self._phones[name]}"))["messages"])
            )
        if "@" in where:
            return self._last(r"start=([\w-]+)", await self._letter(where))
        if where.startswith("+"):
            texts = [sms["text"] for sms in await self._get("sms") if where == sms["to"]]
            return self._last(r"start=([\w-]+)", "\n".join(texts))
        return self._begun.claim if where == "claim" else where

    async def _meant(self, text: str) -> str:
        what, _, whose = text.partition(" of ")
        patterns = {"consent": r"\d+-\d{4}-\d{4}", "number": r": (\d+)\s*$", "password": r"\S+: (\S+-\S+)"}
        if what == "code":
            return self._last(r"\b\d{6}\b", await self._brought(whose))
        if what not in patterns or not whose:
            return text
        phone = self._phones[whose.replace("_", " ")]
        texts = [message["text"] for message in (await self._get(f"chats/{phone}"))["messages"]]
        return self._last(patterns[what], "\n".join(texts))

    async def _brought(self, address: str) -> str:
        """All codes that went to this address, whichever way."""
        if not address.startswith("+"):
            return await self._letter(address)
        codes = [str(sent["code"]) for sent in await self._get("gateway") if address == sent["phone_number"]]
        texts = [sms["text"] for sms in await self._get("sms") if address == sms["to"]]
        return "\n".join([*codes, *texts])

    async def _letter(self, address: str) -> str:
        """All that went to this address, the newest last."""
        return "\n".join(letter["text"] for letter in await self._get("mail") if address in str(letter["to"]))

    @staticmethod
    def _last(pattern: str, text: str) -> str:
        found = re.findall(pattern, text, re.MULTILINE)
        if not found:
            raise LookupError("it is nowhere to be read")
        return str(found[-1])

    # What is seen

    async def _look(self, phone: int, line: Line) -> None:
        state, chat = self._kept.state(phone), await self._get(f"chats/{phone}")
        picture = self._gallery.hang(state, line, _words(chat))
        if picture is None:
            return
        page, last = self._page, chat["messages"][-1]["id"]
        await page.get_by_test_id(f"tab-{phone}").click()
        await page.get_by_test_id(f"phone-{phone}").get_by_test_id(f"message-{last}").wait_for()
        await page.wait_for_function(LOADED)
        self._gallery.cut |= {f"{state}: {label}" for label in await page.evaluate(CUT)}
        await page.screenshot(path=picture, animations="disabled")

    async def _on_page(self, phone: int, line: Line) -> None:
        """The Mini App over the phone: `unfolds` opens that of the newest button which has one, `types` fills it in."""
        page = self._page
        sheet, frame = page.get_by_test_id("app-sheet"), page.frame_locator("[data-testid=app-frame]")
        if line.verb == "unfolds":
            buttons = [
                (message["id"], button["text"])
                for message in (await self._get(f"chats/{phone}"))["messages"]
                for row in message["buttons"]
                for button in row
                if "web_app" in button
            ]
            if not buttons:
                raise LookupError("no button opens a page")
            message, label = buttons[-1]
            await page.get_by_test_id(f"tab-{phone}").click()
            await page.get_by_test_id(f"message-{message}").get_by_role("button", name=label).click()
            await frame.locator("form").wait_for()
        else:
            await frame.locator("#password").fill(line.rest)
            await frame.locator("form button").click()
            await self._post("wait_idle", timeout_s=30)
            await page.wait_for_timeout(MOMENT * 1000)
        if await sheet.count():
            await self._hang("page", line, await frame.locator("body").inner_text())
        else:
            await self._look(phone, line)

    async def _look_into_tray(self, line: Line) -> None:
        """The letters and SMS of the demo, one of them (the newest to an address), or a panel of its tools."""
        page = self._page
        if line.verb == "opens":
            await page.get_by_test_id("tools").click()
            await page.get_by_test_id(line.rest).click()
            await self._hang(
                "tray", line, f"{line.rest} {await page.locator('dialog[open], .menu').inner_text()}"
            )
            await page.keyboard.press("Escape")
            return
        await page.get_by_test_id("tab-mail").click()
        back = page.get_by_test_id("letter-back")
        if await back.count():
            await back.click()
        if line.rest:
            await page.get_by_test_id(await self._key(line.rest)).click()
            await page.wait_for_timeout(MOMENT * 1000)  # until its frame has its height
        words = f"{line.rest}\n{await page.get_by_test_id('mail-tray').inner_text()}"
        await self._hang("tray", line, words)
        if await page.get_by_test_id("letter-frame").count():
            await page.evaluate("document.querySelector('.mail-body').scrollTo(0, 1e6)")
            await self._hang("tray", line, f"{words} (its end)")

    async def _key(self, address: str) -> str:
        if address.startswith("+"):
            found = [f"sms-{sms['id']}" for sms in await self._get("sms") if sms["to"].endswith(address[1:])]
        else:
            found = [
                f"letter-{letter['id']}" for letter in await self._get("mail") if address in letter["to"]
            ]
        if not found:
            raise LookupError(f"nothing has gone to {address}")
        return found[-1]

    async def _hang(self, where: str, line: Line, words: str) -> None:
        picture = self._gallery.hang(where, line, words)
        if picture is not None:
            await self._page.screenshot(path=picture, animations="disabled")

    async def _get(self, path: str) -> Any:
        async with self._http.get(f"/control/{path}") as answer:
            return await answer.json()

    async def _post(self, action: str, **body: object) -> None:
        async with self._http.post(f"/control/{action}", json=body) as answer:
            if not answer.ok:
                raise LookupError((await answer.json())["error"])


def _rows(content: str) -> list[str]:
    """A file's lines are divided by strokes; `60 of LINE` is that line so many times, # its number."""
    times, _, line = content.rpartition(" of ")
    if not times:
        return content.split(" | ")
    head, _, times = times.rpartition(" | ")
    return [
        head,
        *(line.replace("####", f"{number:04}").replace("#", str(number)) for number in range(int(times))),
    ]


def _words(chat: Any) -> str:
    """What somebody reads who looks at his phone: everything since he last did something, or the last screen."""
    messages = chat["messages"]
    own = [number for number, message in enumerate(messages) if message["from"] == "user"]
    since = own[-1] + 1 if own and own[-1] + 1 < len(messages) else -1
    shown = [_message(message) for message in messages[since:]]
    return "\n".join([*shown, *([f"(!) {chat['alert']['text']}\n"] if chat["alert"] else [])])


def _message(message: Any) -> str:
    rows = ["   ".join(f"[{button['text']}]" for button in row) for row in message["buttons"]]
    media = ["(a picture)"] if message["photo"] else []
    return "\n".join([*media, message["text"], *rows, ""])


async def walk(browser: Browser, language: str, gallery: Gallery, only: int | None = None) -> None:
    """`only` one of the demos, by its number from 1 on."""
    lines = list(script(language))
    beginnings = [number for number, line in enumerate(lines) if line.who == "demo"]
    demos = list(zip(beginnings, [*beginnings[1:], len(lines)], strict=True))
    for beginning, end in demos if only is None else demos[only - 1 : only]:
        async with (
            demo(*lines[beginning].rest.split()) as begun,
            aiohttp.ClientSession(begun.address) as http,
            await browser.new_page(locale=language, viewport={"width": WIDTH, "height": HEIGHT}) as page,
        ):
            page.set_default_timeout(PATIENCE)
            await page.goto(begun.address)
            walk = Walk(language, begun, http, page, gallery)
            for line in lines[beginning + 1 : end]:
                try:
                    await walk.act(line)
                except (LookupError, PlaywrightError) as error:
                    gallery.failed.append(f"line {line.number}, {' '.join(line[1:])}: {error}")


async def main() -> None:
    parser = argparse.ArgumentParser(prog="make walk")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("data/walk"))
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--demo", type=int, help="only one of those that begin, counted from 1")
    given = parser.parse_args()
    states = (HERE / "states.txt").read_text(encoding="utf-8").split()
    async with chromium() as browser:
        for language in given.language or LANGUAGES:
            gallery = Gallery(given.folder / language)
            await walk(browser, language, gallery, given.demo)
            left = [state for state in states if state not in gallery.states]
            print(f"{language}: {len(states) - len(left)} of {len(states)} screens were seen")
            for what, told in (("failed", gallery.failed), ("not seen", left), ("cut", sorted(gallery.cut))):
                print(*(f"  {what}: {each}" for each in told), sep="\n", end="\n" if told else "")


if __name__ == "__main__":
    asyncio.run(main())
