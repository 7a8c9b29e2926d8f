"""An invitation in words: how it stands, where it went and how that ended, since when, until when, and by whom."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.fitting import Part, fit, short
from bot.reasons import AccessWords
from bot.speech import Speech
from core.delivery import MessageState
from core.invitations import PendingCard, PendingInvitation, PendingPage, Waits, Way
from core.people import pretty

_NAME = 40  # characters of a name in a list of eight invitations


class InviteWords:
    """Speaks one language at one moment. What is not for a button comes back as HTML."""

    def __init__(self, say: Speech, now: datetime) -> None:
        self._say = say
        self._now = now
        self._access = AccessWords(say.language, now)

    def page(self, page: PendingPage, only: Waits | None) -> str:
        say = self._say
        title = say("invites-title", tenant=page.tenant)
        if not page.total:
            return f"{title}\n\n{say('invites-none')}"
        if not page.rows:
            return f"{title}\n\n{say('invites-none-such')}"
        place = say("invites-page", number=page.number + 1, pages=page.pages) if page.pages > 1 else ""
        rows, _ = fit([Part(f"\n{self._row(row)}", 1) for row in page.rows])
        return "\n".join(part for part in (title, rows, place and f"\n{place}") if part)

    def standing(self, invitation: PendingInvitation) -> str:
        """For a button."""
        return self._say.plain("invites-standing", standing=invitation.standing.value.lower())

    def card(self, card: PendingCard) -> str:
        return "\n".join(self._card(card))

    def _row(self, invitation: PendingInvitation) -> str:
        return self._say(
            "invites-row",
            name=short(invitation.full_name, _NAME),
            standing=invitation.standing.value.lower(),
            way=self._by(invitation),
            ago=self._ago(invitation.created_at),
            by=short(invitation.invited_by, _NAME),
        )

    def _card(self, card: PendingCard) -> Iterator[str]:
        say, invitation = self._say, card.invitation
        yield say("invites-card", name=invitation.full_name, tenant=card.tenant)
        state = Waits.EXPIRED if invitation.standing is Waits.EXPIRED else invitation.state
        yield say("invites-card-state", state=state.value.lower())
        yield ""
        for way in invitation.ways:
            yield self._way(way)
        if not invitation.ways:
            yield say("invites-card-by", way=self._by(invitation))
        yield ""
        until = self._access.day(invitation.expires_at - timedelta(microseconds=1), card.time_zone)
        over = "yes" if invitation.standing is Waits.EXPIRED else "no"
        yield say("invites-card-until", day=until, over=over)
        yield say("invites-card-invited", by=invitation.invited_by, ago=self._ago(invitation.created_at))
        if not invitation.may_change:
            yield "\n" + say("invites-card-protected")

    def _by(self, invitation: PendingInvitation) -> str:
        """Where it went, in short, and why it did not arrive."""
        addresses = ", ".join(map(self._short_way, invitation.ways))
        kind = "sent" if invitation.ways else "asked" if invitation.connects else "by-hand"
        typed = pretty(invitation.address.type, invitation.address.value)
        return self._say.plain("invites-by", kind=kind, address=addresses or typed)

    def _short_way(self, way: Way) -> str:
        address = pretty(way.known.type, way.known.value)
        if way.is_tried_again:
            return f"{address} ({self._say.plain('invites-tried-again')})"
        return f"{address} ({self._why(way)})" if way.state is MessageState.FAILED else address

    def _why(self, way: Way) -> str:
        reason = (way.failure.value if way.failure else "UNEXPECTED").lower().replace("_", "-")
        return self._say.plain(f"failure-{reason}")

    def _way(self, way: Way) -> str:
        return self._say(
            "invites-way",
            channel=way.messenger,
            address=pretty(way.known.type, way.known.value),
            state="again" if way.is_tried_again else way.state.value.lower(),
            again=self._say.plain("invites-tried-again"),
            why=self._why(way),
        )

    def _ago(self, then: datetime) -> str:
        return self._say.plain("invites-ago", days=(self._now - then).days)
