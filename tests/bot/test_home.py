"""Home: the menu fits the person, an empty start says what to do first, /cancel leads back."""

from core.people import Membership, MembershipState
from tests.bot.conftest import World
from tests.cast import PASSWORD, Cast, address, operation


async def claimed(world: World, name: str = "Ольга <b>Орлова</b>") -> int:
    """The first start: the provider's owner without any organisation. Returns his Telegram id."""
    user = world.telegram.add_user("Olga", language_code="ru")
    by = address(user.id)
    founding = world.core.founding
    token = await founding.claim_token()
    assert token is not None
    await founding.open_claim(token, by)
    await founding.name_claimant(by, name)
    await founding.send_claim_code(by, "olga@tehservis.example", "ru")
    await world.settle()
    await founding.submit_claim_code(by, world.mailbox.code_for("olga@tehservis.example"), operation())
    await founding.finish_claim(by, PASSWORD, "ru", operation())
    return user.id


async def test_a_manager_is_offered_people_and_access(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/cancel")
    assert adam.buttons == [
        "Добавить человека",
        "Люди",
        "Приглашения",
        "Роли",
        "Приложения",
        "Организация",
        "Проверить доступ",
        "Мой доступ",
        "Мой вход",
        "Язык",
        "Помощь",
    ]


async def test_only_the_owner_of_the_service_is_offered_a_new_organisation(world: World, cast: Cast) -> None:
    olga = world.phone_of(cast.olga.telegram_id)
    await olga.say("/cancel")
    assert "Создать организацию" in olga.buttons


async def test_support_is_offered_look_ups_and_no_people(world: World, cast: Cast) -> None:
    sam = world.phone_of(cast.sam.telegram_id)
    await sam.say("/cancel")
    assert sam.buttons == ["Проверить доступ", "Мой доступ", "Мой вход", "Язык", "Помощь"]


async def test_a_plain_member_sees_only_his_own(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/cancel")
    assert ivan.buttons == ["Мой доступ", "Мой вход", "Язык", "Помощь"]


async def test_a_forged_press_of_a_button_that_is_not_offered_opens_nothing(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/cancel")
    intent = str(ivan.button("Помощь")["data"]).rpartition("home_help")[0]
    await ivan.press_data(f"{intent}home_add")
    assert ivan.alert is not None
    assert "Это могут сделать только владелец и администратор" in ivan.alert
    assert ivan.buttons == ["Мой доступ", "Мой вход", "Язык", "Помощь"]


async def test_an_owner_of_the_service_without_organisations_is_told_to_create_the_first(
    world: World,
) -> None:
    olga = world.phone_of(await claimed(world))
    await olga.say("/cancel")
    assert "Ольга <b>Орлова</b>" in olga.screen, "a name shows as it was typed"
    assert "нет ни одной вашей организации" in olga.screen
    assert olga.buttons == [
        "Проверить доступ",
        "Создать организацию",
        "Управлять сервисом",
        "Мой доступ",
        "Мой вход",
        "Язык",
        "Помощь",
    ]


async def test_an_owner_of_the_service_without_organisations_cannot_add_people_yet(world: World) -> None:
    olga = world.phone_of(await claimed(world))
    for command in ("/add", "/people"):
        await olga.say(command)
        assert olga.texts[-2] == "Сначала создайте организацию."
        assert "Создать организацию" in olga.buttons


async def test_the_menu_is_read_anew_so_a_new_owner_may_add_people_at_once(world: World) -> None:
    olga = world.phone_of(await claimed(world))
    await olga.say("/cancel")
    who = await world.core.directory.who(address(olga.id))
    assert who.account_id is not None
    await world.core.founding.create_tenant(
        who.account_id,
        name="ТехСервис",
        country="KZ",
        time_zone="Asia/Almaty",
        template_id="blank",
        language="ru",
        operation_id=operation(),
    )
    await olga.press("Язык")
    await olga.press("В меню")
    assert "Добавить человека" in olga.buttons


async def test_who_left_every_organisation_is_told_what_to_do(world: World, cast: Cast) -> None:
    await suspend_membership(world, cast.ivan.membership_id)
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/cancel")
    assert "сейчас вам не открыта ни одна организация" in ivan.screen
    assert "откройте ссылку из приглашения" in ivan.screen


async def test_cancel_leaves_what_is_open_and_one_live_screen_remains(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.say("/help")
    await ivan.say("/cancel")
    assert len(ivan.texts) == 1
    assert "здравствуйте" in ivan.screen


async def test_cancel_asks_where_something_was_typed(world: World, cast: Cast) -> None:
    adam = world.phone_of(cast.adam.telegram_id)
    await adam.say("/cancel")
    await adam.press("Добавить человека")
    await adam.say("new@tehservis.example")
    await adam.say("/cancel")
    assert "Мой доступ" not in adam.buttons, "the half-filled form is still there"


async def test_a_sticker_shows_the_menu_again_instead_of_silence(world: World, cast: Cast) -> None:
    ivan = world.phone_of(cast.ivan.telegram_id)
    await ivan.send_sticker()
    assert ivan.buttons == ["Мой доступ", "Мой вход", "Язык", "Помощь"]


async def suspend_membership(world: World, membership_id: int) -> None:
    """Its screens come in a later step; the state exists already."""
    async with world.core.database.write() as session:
        (await session.get_one(Membership, membership_id)).state = MembershipState.SUSPENDED
