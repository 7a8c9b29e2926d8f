"""With whom the demo begins: «ТехСервис» with its people in different states, brought in through the core's flows.

Three of them have phones in the page: Olga, who owns the organisation and this installation, Ivan, whom nobody
has invited yet, and Sam of support. The others write from chats that the simulator does not show.
"""

import re
from itertools import count

from bot.demo.neighbours import settle
from bot.demo.telegram import MailCatcher, Telegram
from core.bootstrap import Core
from core.invitations import Added, NewPerson
from core.people import Address, IdentifierType, Known, parse_email, parse_phone
from core.roles import UserType
from core.tenants import TenantRole

PASSWORD = "синий кит плывёт над горами"  # of everybody in the demo who has one; the README names it

HINT = {
    "ru": "Это демонстрация: слева Ольга, владелец «ТехСервиса». Нажмите у неё «Добавить человека», "
    "укажите телефон Ивана +7 701 705 12 25 и откройте полученную ссылку на его телефоне.",
    "kk": "Бұл көрсетілім: сол жақта «ТехСервис» иесі Ольга. Оның телефонында «Адам қосу» түймесін басып, "
    "Иванның +7 701 705 12 25 нөмірін жазыңыз да, шыққан сілтемені Иванның телефонында ашыңыз.",
    "en": "This is a demo: on the left is Olga, the owner of “ТехСервис”. Press “Add a person” on her phone, "
    "give Ivan's number +7 701 705 12 25, and open the link you get on his phone.",
}

_WAIT_S = 30


async def enact(core: Core, telegram: Telegram, mail: MailCatcher) -> None:
    """Bring everybody in; then Olga and Sam open the bot. Takes a second or two: the passwords are really hashed."""
    olga = telegram.add_user("Ольга", "Орлова", "olga_orlova", "ru", "+77010000001").id
    telegram.add_user("Иван", "Петров", "ivan_petrov", "ru", "+77017051225")
    sam = telegram.add_user("Сэм", "Саидов", "sam_support", "ru", "+77010000003").id
    await _Stage(core, telegram, mail).play(olga, sam)
    for phone in (olga, sam):
        telegram.open_link(phone, "")


class _Stage:
    def __init__(self, core: Core, telegram: Telegram, mail: MailCatcher) -> None:
        self.core = core
        self._telegram = telegram
        self._mail = mail
        self._numbers = count(1)
        self._unseen = count(7_900_000_001)  # chats that have no phone in the page
        self.tenant = 0

    async def play(self, olga: int, sam: int) -> None:
        core = self.core
        owner = await self._claim(olga, "Ольга Орлова", "olga@tehservis.example")
        self.tenant = await core.founding.create_tenant(
            owner,
            name="ТехСервис",
            country="KZ",
            time_zone="Asia/Almaty",
            template_id="field_service",
            language="ru",
            operation_id=self.operation(),
        )
        adam = await self._bring(
            owner,
            "Адам Азимов",
            parse_email("adam@tehservis.example"),
            "Системный администратор",
            next(self._unseen),
            TenantRole.ADMINISTRATOR,
        )
        agent = await self._bring(owner, "Сэм Саидов", parse_email("sam@tehservis.example"), "Диспетчер", sam)
        await core.keeping_agents.appoint(owner, agent, support=True)
        await self._bring(adam, "Анна Ким", parse_phone("+77017051226"), "Диспетчер", next(self._unseen))
        await self._add(adam, "Борис Бекетов", parse_email("boris@tehservis.example"), "Сервисный специалист")
        await self._add(adam, "Вера Власова", parse_phone("+77017051227"), "Сервисный специалист")
        await self._add(adam, "Галина Гордеева", None, "Начальник Сервисной Службы", "galina")
        self._mail.refuse = (550, "5.1.1 no such mailbox")
        await self._add(adam, "Дина Досова", parse_email("dina@tehsevris.example"), "Диспетчер")
        await self._telegram.wait_idle(_WAIT_S)
        self._mail.refuse = None
        await settle(self, owner)

    async def _claim(self, telegram_id: int, name: str, email: str) -> int:
        founding, by = self.core.founding, _chat(telegram_id)
        token = await founding.claim_token()
        assert token is not None, "the demo's cast comes before any owner"
        await founding.open_claim(token, by)
        await founding.name_claimant(by, name)
        await founding.send_claim_code(by, email, "ru")
        await founding.submit_claim_code(by, await self._code_for(email), self.operation())
        return await founding.finish_claim(by, PASSWORD, "ru", self.operation())

    async def _add(
        self,
        inviter: int,
        name: str,
        known: Known | None,
        role: str,
        login: str | None = None,
        tenant_role: TenantRole = TenantRole.USER,
    ) -> Added:
        options = await self.core.inviting.options(inviter, self.tenant)
        role_id = next(option.id for option in options.roles if option.name == role)
        person = NewPerson(
            name, {UserType.EMPLOYEE: role_id}, known, login=login, tenant_role=tenant_role, language="ru"
        )
        return await self.core.inviting.invite(inviter, self.tenant, person, self.operation())

    async def add(
        self,
        inviter: int,
        name: str,
        known: Known | None,
        role: str,
        login: str | None = None,
        tenant_role: TenantRole = TenantRole.USER,
    ) -> int:
        return (await self._add(inviter, name, known, role, login, tenant_role)).membership_id

    async def bring(
        self, inviter: int, name: str, known: Known, role: str, tenant_role: TenantRole = TenantRole.USER
    ) -> int:
        return await self._bring(inviter, name, known, role, next(self._unseen), tenant_role)

    async def _bring(
        self,
        inviter: int,
        name: str,
        known: Known,
        role: str,
        telegram_id: int,
        tenant_role: TenantRole = TenantRole.USER,
    ) -> int:
        """Invite, and accept as he would: the account's id."""
        accepting, by = self.core.accepting, _chat(telegram_id)
        added = await self._add(inviter, name, known, role, tenant_role=tenant_role)
        assert added.link is not None
        opening = await accepting.open(added.link.partition("start=")[2], by)
        if known.type is IdentifierType.PHONE:
            await accepting.share_phone(opening.invitation_id, known.value, by, own=True)
        else:
            await accepting.send_code(opening.invitation_id, by)
            code = await self._code_for(known.value)
            await accepting.submit_code(opening.invitation_id, code, by, self.operation())
        welcome = await accepting.set_password(opening.invitation_id, PASSWORD, by, self.operation())
        return welcome.account_id

    async def _code_for(self, email: str) -> str:
        """Read it in the mail, as everybody must."""
        await self._telegram.wait_idle(_WAIT_S)
        letters = [letter["text"] for letter in self._mail.messages if email in str(letter["to"])]
        # Not of the last letter: the invitation is sent beside the code, and may come after it.
        return str([code for text in letters for code in re.findall(r"\b\d{6}\b", text)][-1])

    def operation(self) -> str:
        return f"cast:{next(self._numbers)}"


def _chat(telegram_id: int) -> Address:
    return Address("telegram", str(telegram_id))
