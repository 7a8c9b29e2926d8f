"""What every update passes: groups are left, edits come in as messages, and who is speaking is known."""

from aiogram import Bot, Dispatcher
from aiogram.types import Message

from bot.commands import set_defaults
from bot.demo.telegram import Telegram
from bot.dispatcher import OneDoor
from core import texts
from tests.bot.conftest import World
from tests.bot.phone import Phone
from tests.cast import Cast


async def test_in_a_group_it_says_one_sentence_and_leaves(world: World) -> None:
    olga = world.phone("Olga")
    update = world.telegram.send_to_group(olga.id, "Hello everybody", title="Friends")
    await olga.handled()
    group = world.telegram.chat(update["message"]["chat"]["id"])
    sentence = texts.plain("ru", "group-only-private", bot="propusk_demo_bot")
    assert [message["text"] for message in group["messages"] if message["from"] == "bot"][:1] == [sentence]
    assert not group["group"]["member"]


async def test_an_edited_message_is_treated_like_a_new_one(telegram: Telegram, bot: Bot) -> None:
    heard: list[str | None] = []

    async def listen(message: Message) -> None:
        heard.append(message.text)

    dispatcher: Dispatcher = OneDoor(disable_fsm=True)
    dispatcher.message.register(listen)
    ivan = Phone(telegram, dispatcher, bot, telegram.add_user("Ivan").id)
    await ivan.say("87017051225")
    await ivan.edit("87017051226")
    assert heard == ["87017051225", "87017051226"]


async def test_a_forged_button_is_answered(world: World) -> None:
    oscar = world.phone("Oscar")
    await oscar.open_link()
    await oscar.press_data("anything at all", message_id=1)
    assert oscar.alert == texts.plain("ru", "screen-outdated")


async def test_the_command_menu_fits_the_role(world: World, cast: Cast) -> None:
    seen = {}
    for person in (cast.olga, cast.adam, cast.ivan, cast.sam):
        phone = world.phone_of(person.telegram_id)
        await phone.say("/help")
        seen[person] = [command["command"] for command in phone.chat["commands"]]
    everybody = ["why", "my", "consent", "account", "language", "help", "cancel"]
    managers = [
        *("start", "add", "people", "invites", "links", "roles"),
        *("apps", "staff", "settings", "journal", "access"),
    ]
    assert seen[cast.adam] == [*managers, *everybody]
    assert seen[cast.sam] == ["start", "access", *everybody]
    assert seen[cast.ivan] == ["start", *everybody]
    assert seen[cast.olga] == [*managers, "why", "my", "provider", *everybody[2:]]


async def test_a_menu_is_set_once(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/help")
    await adam.say("/help")
    assert sum(record["method"] == "setMyCommands" for record in world.telegram.journal) == 1


async def test_a_menu_that_cannot_be_set_costs_no_answer(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    world.telegram.fault("setMyCommands", 400)
    await adam.say("/help")
    await adam.say("/help")
    assert "add" in [command["command"] for command in adam.chat["commands"]]


async def test_strangers_get_a_menu_in_their_language(world: World) -> None:
    await set_defaults(world.bot)
    oscar = world.phone("Oscar", language_code="kk")
    assert oscar.chat["commands"][0] == {
        "command": "start",
        "description": texts.plain("kk", "command-start"),
    }
    john = world.phone("John", language_code="de")
    assert john.chat["commands"][0]["description"] == texts.plain("ru", "command-start")
