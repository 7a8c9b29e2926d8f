"""With whom the demo begins: «ТехСервис» with its people in different states, brought in through the core's flows.

Three of them have phones in the page: Olga, who owns the organisation and this installation, Ivan, whom nobody
has invited yet, and Sam of support. The others write from chats that the simulator does not show.
"""

import re
from datetime import timedelta
from itertools import count

from bot.demo.neighbours import settle
from bot.demo.telegram import MailCatcher, Telegram
from core import limits
from core.bootstrap import Core
from core.invitations import Added, NewPerson
from core.people import Address, IdentifierType, Known, parse_email, parse_phone
from core.roles import UserType
from core.tenants import TenantRole

PASSWORD = "синий кит плывёт над горами"  # of everybody in the demo who has one; the README names it

HINT = {
    "ru": "Это демонстрация. Ольга владеет «ТехСервисом»: нажмите у неё «Добавить человека», "
    "введите номер Ивана +7 701 705 12 25 и откройте ссылку на его телефоне.",
    "kk": "Бұл көрсетілім. Ольга — «ТехСервис» иесі: оның телефонында «Адам қосу» түймесін басып, "
    "Иванның +7 701 705 12 25 нөмірін жазыңыз да, сілтемені Иванның телефонында ашыңыз.",
    "en": "This is a demo. Olga owns “ТехСервис”: press “Add a person” on her phone, give Ivan's number "
    "+7 701 705 12 25, and open the link on his phone.",
}
# With the labels of the page.
HINT_EMPTY = {
    "ru": "Добавьте человека, затем ⋮ → «Открыть ссылку…» и вставьте ссылку из консоли.",
    "kk": "Адам қосыңыз, сосын ⋮ → «Сілтемені ашу…» арқылы консольдегі сілтемені қойыңыз.",
    "en": "Add a person, then ⋮ → “Open a link…” and paste the one from the console.",
}

_WAIT_S = 30
_BEGAN_AGO = limits.INVITATION_LIFE + timedelta(days=1)


async def enact(core: Core, telegram: Telegram, mail: MailCatcher) -> None:
    """Bring everybody in; then Olga and Sam open the bot, and Anna asks Olga for something.

    Takes a few seconds: the passwords are really hashed. It begins days ago and ends today, so what has expired
    has expired by the clock.
    """
    telegram.clock.offset -= _BEGAN_AGO
    olga = telegram.add_user("Ольга", "Орлова", "olga_orlova", "ru", "+77010000001").id
    telegram.add_user("Иван", "Петров", "ivan_petrov", "ru", "+77017051225")
    sam = telegram.add_user("Сэм", "Саидов", "sam_support", "ru", "+77010000003").id
    stage = _Stage(core, telegram, mail)
    anna = await stage.play(olga, sam)
    for phone in (olga, sam):
        telegram.open_link(phone, "")
    await telegram.wait_idle(_WAIT_S)
    await core.asking.ask(anna, stage.tenant, "Электронный паспорт оборудования", stage.operation())


class _Stage:
    def __init__(self, core: Core, telegram: Telegram, mail: MailCatcher) -> None:
        self.core = core
        self._telegram = telegram
        self._mail = mail
        self._numbers = count(1)
        self._unseen = count(7_900_000_001)  # chats that have no phone in the page
        self.tenant = 0

    async def play(self, olga: int, sam: int) -> int:
        """Anna's account. The neighbours come first, so that Olga's own people are the latest news."""
        core = self.core
        owner = await self._claim(olga, "Ольга Орлова", "olga@tehservis.example")
        tenant = await core.founding.create_tenant(
            owner,
            name="ТехСервис",
            country="KZ",
            time_zone="Asia/Almaty",
            template_id="field_service",
            language="ru",
            operation_id=self.operation(),
        )
        await settle(self, owner)
        self.tenant = tenant
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
        anna = await self._bring(
            adam, "Анна Ким", parse_phone("+77017051226"), "Диспетчер", next(self._unseen)
        )
        await self._add(adam, "Борис Бекетов", parse_email("boris@tehservis.example"), "Сервисный специалист")
        await self._add(adam, "Вера Власова", parse_phone("+77017051227"), "Сервисный специалист")
        await self._add(adam, "Галина Гордеева", None, "Начальник Сервисной Службы", "galina")
        self._mail.refuse = (550, "5.1.1 no such mailbox")
        await self._add(adam, "Дина Досова", parse_email("dina@tehsevris.example"), "Диспетчер")
        await self._telegram.wait_idle(_WAIT_S)
        self._mail.refuse = None
        return anna

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
        roles = {UserType.EMPLOYEE: await self._role(inviter, role)}
        person = NewPerson(name, roles, known, login=login, tenant_role=tenant_role, language="ru")
        return await self.core.inviting.invite(inviter, self.tenant, person, self.operation())

    async def _role(self, inviter: int, name: str) -> int:
        options = await self.core.inviting.options(inviter, self.tenant)
        return next(option.id for option in options.roles if option.name == name)

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
        opening = await accepting.open(_token(added), by)
        if known.type is IdentifierType.PHONE:
            await accepting.share_phone(opening.invitation_id, known.value, by, own=True)
        else:
            await accepting.send_code(opening.invitation_id, by)
            code = await self._code_for(known.value)
            await accepting.submit_code(opening.invitation_id, code, by, self.operation())
        welcome = await accepting.set_password(opening.invitation_id, PASSWORD, by, self.operation())
        return welcome.account_id

    async def turn_away(self, inviter: int, name: str, known: Known, role: str) -> None:
        accepting, by = self.core.accepting, _chat(next(self._unseen))
        added = await self._add(inviter, name, known, role)
        opening = await accepting.open(_token(added), by)
        await accepting.decline(opening.invitation_id, by)

    async def share(self, inviter: int, account: int, role: str) -> None:
        consent = await self.core.consenting.make(account, self.operation())
        told = await self.core.consenting.redeem(inviter, self.tenant, consent.text, self.operation())
        person = NewPerson(
            told.full_name, {UserType.EMPLOYEE: await self._role(inviter, role)}, language="ru"
        )
        await self.core.connecting.connect(
            inviter, self.tenant, person, self.operation(), consent=told.consent_id
        )

    async def let_days_pass(self) -> None:
        await self._telegram.wait_idle(_WAIT_S)
        self._telegram.clock.advance(_BEGAN_AGO.total_seconds())

    async def _code_for(self, email: str) -> str:
        """Read it in the mail, as everybody must: in whichever letter, for an invitation may overtake it."""
        await self._telegram.wait_idle(_WAIT_S)
        letters = [letter["text"] for letter in self._mail.messages if email in str(letter["to"])]
        return str(re.findall(r"\b\d{6}\b", "\n".join(letters))[-1])

    def operation(self) -> str:
        return f"cast:{next(self._numbers)}"


def _token(added: Added) -> str:
    assert added.link is not None
    return added.link.partition("start=")[2]


def _chat(telegram_id: int) -> Address:
    return Address("telegram", str(telegram_id))
