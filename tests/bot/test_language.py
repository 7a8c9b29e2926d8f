"""Language: chosen with one press; the chat, its command menu and letters speak it at once."""

from sqlalchemy import select

from core.people import Account
from tests.bot.conftest import World
from tests.cast import Cast


def commands(world: World, user_id: int) -> dict[str, str]:
    return {each["command"]: each["description"] for each in world.telegram.chat(user_id)["commands"]}


async def test_the_chosen_language_is_marked_and_spoken_at_once(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/language")
    assert ivan.buttons == ["✓ Русский", "English", "Қазақша", "В меню"]
    await ivan.press("Қазақша")
    assert "Қай тілде сөйлесейік" in ivan.screen
    assert ivan.buttons == ["Русский", "English", "✓ Қазақша", "Мәзірге"]


async def test_the_command_menu_changes_with_it(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/language")
    assert commands(world, adam.id)["add"] == "Добавить человека"
    await adam.press("English")
    assert commands(world, adam.id)["add"] == "Add a person"


async def test_letters_to_the_person_follow(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/language")
    await ivan.press("English")
    async with world.core.database.read() as session:
        kept = await session.scalar(select(Account.language).where(Account.id == cast.ivan.account_id))
    assert kept == "en"


async def test_a_stranger_may_choose_too(world: World) -> None:
    stranger = world.phone("Мария", language_code="en")
    await stranger.say("/language")
    await stranger.press("Русский")
    assert "На каком языке говорить" in stranger.screen
    assert commands(world, stranger.id)["help"] == "Помощь"


async def test_a_second_press_of_the_same_language_changes_nothing(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/language")
    await ivan.press_twice("English")
    assert ivan.buttons == ["Русский", "✓ English", "Қазақша", "To the menu"]


async def test_a_forged_language_is_ignored(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/language")
    forged = str(ivan.button("English")["data"]).replace("language:en", "language:xx")
    await ivan.press_data(forged)
    assert ivan.buttons == ["✓ Русский", "English", "Қазақша", "В меню"]
