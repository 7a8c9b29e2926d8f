"""What a report tells (F-15): the subscriptions that were made, and those that end soon; as a query and as a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import limits
from core.delivery import Letter, Message, Notice, letter
from core.servicing.relation import RelationState, ServicingRelation
from core.servicing.report import ServicingReport
from core.servicing.tariff import Subscription, Tariff
from core.tenants import Tenant
from core.texts import plain


@dataclass(frozen=True)
class News:
    tenant: str
    tariff: str
    until: datetime
    made: bool  # since the last report
    ends: bool  # soon, and nothing follows


def goes_on() -> ColumnElement[bool]:
    """For a statement about subscriptions: another one of the same tenant to the same tariff lasts longer."""
    later = aliased(Subscription)
    return exists().where(
        later.tenant_id == Subscription.tenant_id,
        later.tariff_id == Subscription.tariff_id,
        later.until > Subscription.until,
    )


async def news_of(session: AsyncSession, report: ServicingReport) -> list[News]:
    """Of the tenants that are serviced now; what ends first on top. One statement."""
    made = (Subscription.created_at >= report.since) & (Subscription.created_at < report.until)
    soon = (Subscription.until > report.until) & (Subscription.until <= report.until + limits.REPORT_AHEAD)
    ends = soon & ~goes_on()
    rows = await session.execute(
        select(Tenant.name, Tariff.name, Subscription.until, made, ends)
        .join(Tenant, Tenant.id == Subscription.tenant_id)
        .join(Tariff, Tariff.id == Subscription.tariff_id)
        .join(ServicingRelation, ServicingRelation.serviced_id == Subscription.tenant_id)
        .where(
            ServicingRelation.servicing_id == report.servicing_id,
            ServicingRelation.state == RelationState.LIVE,
            made | ends,
        )
        .order_by(Subscription.until, Subscription.id)
    )
    return [News(tenant, tariff, until, bool(new), bool(end)) for tenant, tariff, until, new, end in rows]


class ReportLetter(Notice):
    """Composed as it is sent: the relations of that moment count."""

    async def compose(self, session: AsyncSession, message: Message) -> Letter | None:
        report = await session.get_one(ServicingReport, message.subject_id)
        tenant = await session.get_one(Tenant, report.servicing_id)
        news = await news_of(session, report)
        if not news:
            return None
        language, zone = message.language, ZoneInfo(tenant.time_zone)
        parts = [
            _part(language, zone, "servicing-report-made", [each for each in news if each.made]),
            _part(language, zone, "servicing-report-ends", [each for each in news if each.ends]),
        ]
        return letter(
            language,
            "servicing-report",
            servicing=tenant.name,
            day=format_date(report.day, "long", locale=language),
            body="\n\n".join(part for part in parts if part),
        )


def _part(language: str, zone: ZoneInfo, heading: str, news: Sequence[News]) -> str:
    """The heading and a line for each; the rest of a long list is counted."""
    if not news:
        return ""
    lines = [plain(language, heading)]
    for each in news[: limits.REPORT_LINES]:
        day = format_date(each.until.astimezone(zone), "long", locale=language)
        lines.append(
            plain(language, "servicing-report-line", tenant=each.tenant, tariff=each.tariff, day=day)
        )
    if len(news) > limits.REPORT_LINES:
        lines.append(plain(language, "servicing-report-more", n=len(news) - limits.REPORT_LINES))
    return "\n".join(lines)
