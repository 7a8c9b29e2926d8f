"""A person's card in words: who he is, what he holds, what is advisable, and who may change what this reader may not."""

from collections.abc import Iterator
from datetime import datetime

from bot.days import just_before
from bot.fitting import BODY, Part, fit, units
from bot.reasons import AccessWords
from bot.speech import Speech
from core import limits
from core.access import catalogue
from core.invitations import Advice, Advised, AppLine, PersonCard
from core.people import pretty


class CardWords:
    """Speaks one language at one moment. Everything comes back as HTML."""

    def __init__(self, say: Speech, now: datetime) -> None:
        self._say = say
        self._access = AccessWords(say.language, now)

    def card(self, card: PersonCard) -> str:
        """What there is no room for is counted: an organisation may have more applications than a message holds."""
        head = "\n".join(self._head(card))
        foot = "\n".join(self._foot(card)).strip()
        if card.state == "ENDED":  # whatever his role still recommends, nothing of it is open
            return "\n\n".join(part for part in (head, foot) if part)
        opens = [line for line in card.lines if line.opens]
        title = self._say("people-card-applications" if opens else "people-card-no-applications")
        room = BODY - units(head) - units(foot)
        lines, left_out = fit([Part(title), *(Part(self._line(line), 1) for line in opens)], room)
        if left_out:
            lines += "\n" + self._say("people-card-more", n=left_out)
        return "\n\n".join(part for part in (head, lines, foot) if part)

    def until(self, card: PersonCard) -> str:
        ended = "yes" if card.state == "ENDED" else "no"
        return self._say("people-card-until", day=self.last_day(card), ended=ended)

    def last_day(self, card: PersonCard) -> str:
        """Until when he is let in, by the calendar of his organisation: the end of that day is the moment."""
        assert card.valid_till is not None
        return self._access.day(just_before(card.valid_till), card.time_zone)

    def _head(self, card: PersonCard) -> Iterator[str]:
        say = self._say
        yield say("people-card", name=card.full_name, tenant=card.tenant)
        yield say("people-card-state", state=say.plain(f"state-{card.state.lower()}"))
        yield from self._standing(card)
        yield ""
        for known, verified in card.identifiers:
            key = "people-card-verified" if verified else "people-card-unverified"
            yield say(key, kind=known.type.value.lower(), value=pretty(known.type, known.value))
        if card.login:
            yield say("people-card-login", login=card.login)
        yield say("people-card-tenant-role", role=say.plain(f"tenant-role-{card.tenant_role.value.lower()}"))
        for user_type, (_, name) in card.role_of.items():
            yield say("people-card-role", kind=user_type.value, role=name)
        if card.staff_member is not None:
            yield say("people-card-staff", name=card.staff_member)
        if card.session_limit is not None and card.state != "ENDED":
            yield say("people-card-sessions", n=card.session_limit)

    def _standing(self, card: PersonCard) -> Iterator[str]:
        """What there is to know of his state."""
        say = self._say
        if card.failure is not None and card.state == "INVITATION_UNDELIVERABLE":
            yield say(
                "people-card-failure", why=say.plain(f"failure-{card.failure.lower().replace('_', '-')}")
            )
        if card.must_change_password:
            yield say("people-card-handed-over")
        if card.expires_at is not None:
            key = "people-card-expired" if card.state == "INVITATION_EXPIRED" else "people-card-expires"
            yield say(key, date=self._access.day(card.expires_at, card.time_zone))
        if card.valid_till is not None:
            yield self.until(card)

    def _line(self, line: AppLine) -> str:
        right = self._say.plain(f"right-{line.right.value.value.lower()}")
        inside = ", ".join(name for id_, name in line.declares if id_ in line.holds)
        if inside:
            return self._say("people-card-application-roles", name=line.name, right=right, roles=inside)
        return self._say("people-card-application", name=line.name, right=right)

    def _foot(self, card: PersonCard) -> Iterator[str]:
        if card.invited_by is not None:
            yield self._say("people-card-invited-by", name=card.invited_by)
        if card.advice:
            yield "\n" + self._say("people-advice")
        for advised in card.advice[: limits.ADVICE]:
            yield self._advice(advised)
        if not card.may_change and card.state == "ENDED":
            yield "\n" + self._say("people-card-former")
        elif not card.may_change:
            owners = ", ".join(card.owners)
            yield "\n" + self._say("people-card-owners", own="yes" if card.is_own else "no", owners=owners)

    def _advice(self, advised: Advised) -> str:
        names = advised.about
        if advised.advice is Advice.CONTACTS_EXPOSED:
            names = tuple(catalogue().block_by_id[block].name(self._say.language) for block in names)
        key = f"people-advice-{advised.advice.value.lower().replace('_', '-')}"
        return self._say(key, names=", ".join(names))
