"""What a look-up has found, in words: who matches, a person's card, and the answer to one question.

A reason that closes everything alike is said once, above; applications that are closed for the same reason stand
together, each on its own line. What does not fit a message is counted.
"""

from collections.abc import Iterator, Sequence

from bot.fitting import Part, fit
from bot.reasons import AccessWords, Heard, is_about_account, is_about_application
from bot.speech import Speech
from core import limits
from core.access import AppRight, Audience, explain
from core.answering import Answer
from core.checking import Line, TenantAccess
from core.support import Explained, Match, SupportCard


def matches_in_words(matches: Sequence[Match], say: Speech) -> str:
    heading = "access-matches" if len(matches) < limits.LOOKUP_MATCHES else "access-first-matches"
    parts = [Part(say(heading, n=len(matches)) + "\n")]
    for number, match in enumerate(matches, 1):
        tenants = ", ".join(match.tenants) or say.plain("access-in-none")
        told = say("access-match", number=str(number), name=match.full_name, tenants=tenants)
        parts.append(Part(f"{told} {say('access-match-former')}" if match.is_former else told))
    return fit(parts)[0]


def card_in_words(card: SupportCard, say: Speech, words: AccessWords) -> str:
    return _fitted(list(_card(card, say, words)), say)


def why_in_words(why: Explained, say: Speech, words: AccessWords) -> str:
    told = [_answer(why, answer, say, words) for answer in why.answers]
    if len(told) > 1:  # so that a button below says which of them it is about
        told = [f"{number}. {each}" for number, each in enumerate(told, 1)]
    answers = [Part(f"{each}\n", 1) for each in told]
    return _fitted(answers, say, "access-more-answers")


def _fitted(parts: list[Part], say: Speech, more: str = "access-more") -> str:
    text, left_out = fit(parts)
    return f"{text}\n\n{say(more, n=left_out)}" if left_out else text


def _card(card: SupportCard, say: Speech, words: AccessWords) -> Iterator[Part]:
    yield Part("\n".join(_person(card, say)))
    of_account = [heard for heard in _common(card.tenants, card.audience) if is_about_account(heard)]
    if of_account:
        yield Part("\n" + say("access-closed-everywhere"))
    for heard in of_account:
        yield Part("• " + words.about(heard))
    if not card.tenants:
        yield Part("\n" + say("access-no-organisation"))
    for tenant in card.tenants:
        yield from _tenant(tenant, card.audience, say, words)


def _person(card: SupportCard, say: Speech) -> Iterator[str]:
    yield say("access-person", name=card.full_name)
    yield say("access-login", login=card.login) if card.login else say("access-no-login")
    for masked, verified in card.identifiers:
        kind = "email" if "@" in masked else "phone"
        yield say("access-identifier", kind=kind, masked=masked, verified="yes" if verified else "no")
    if card.audience is Audience.PROVIDER:  # a tenant is not told of a suspension by the provider
        yield say(f"access-account-{card.state.value.lower()}")
    yield say("access-linked" if card.linked else "access-not-linked")
    if card.audience is Audience.PROVIDER:
        for role in sorted(card.provider_roles):
            yield say(f"access-provider-{role.value.lower()}")


def _tenant(tenant: TenantAccess, audience: Audience, say: Speech, words: AccessWords) -> Iterator[Part]:
    heading = [f"\n{say('access-tenant', tenant=tenant.tenant)}", words.standing(tenant)]
    heading += [
        "• " + words.about(heard, tenant.time_zone)
        for heard in _common([tenant], audience)
        if not is_about_account(heard)
    ]
    if not tenant.lines:
        heading.append(say("access-no-applications"))
    yield Part("\n".join(heading))
    for line in tenant.lines:
        if line.decision.permits:
            yield Part(_line("access-allowed", line, tenant, say, words), 1)
    alike: dict[str, list[str]] = {}  # why, and the lines that are closed for it
    for line in tenant.lines:
        if not line.decision.permits:
            why = _why_closed(line, tenant, audience, say, words)
            alike.setdefault(why, []).append(_line("access-denied", line, tenant, say, words))
    for why, lines in alike.items():
        yield Part("\n".join([*lines, f"↳ {why}"]), len(lines))


def _line(key: str, line: Line, tenant: TenantAccess, say: Speech, words: AccessWords) -> str:
    name = say(key, name=line.application.name)
    if line.right.value is AppRight.NONE:
        return name
    return f"{name}: {words.right_and_origin(line.right, tenant.time_zone)}"


def _why_closed(line: Line, tenant: TenantAccess, audience: Audience, say: Speech, words: AccessWords) -> str:
    heard = explain(line.decision, audience)
    own = [words.about(each, tenant.time_zone) for each in heard if is_about_application(each)]
    if own:
        return " ".join(own)
    return say("access-see-above" if heard else "access-not-for-you")


def _common(tenants: Sequence[TenantAccess], audience: Audience) -> list[Heard]:
    """What is said of every application of these alike: read off the first one."""
    for tenant in tenants:
        for line in tenant.lines:
            return [heard for heard in explain(line.decision, audience) if not is_about_application(heard)]
    return []


def _answer(why: Explained, answer: Answer, say: Speech, words: AccessWords) -> str:
    line, tenant, zone = answer.line, answer.tenant, answer.tenant.time_zone
    verdict = "access-yes" if answer.decision.permits else "access-no"
    named = {"name": why.full_name, "application": line.application.name, "tenant": tenant.tenant}
    if answer.permission is None:
        told = [say(verdict, **named)]
    else:
        told = [say(f"{verdict}-permission", permission=answer.permission.name(say.language), **named)]
    told.append(words.standing(tenant))
    if line.right.value is not AppRight.NONE:
        told.append(say("access-has-right") + f" {words.right_and_origin(line.right, zone)}.")
    if not answer.decision.permits:
        told += _reasons(why, answer, words) or [say("access-not-for-you")]
    return "\n".join([*told, *words.masked(answer.decision.mask)])


def _reasons(why: Explained, answer: Answer, words: AccessWords) -> list[str]:
    """Each with what helps: who can do what, where the core has named them."""
    zone, told = answer.tenant.time_zone, []
    for heard in explain(answer.decision, why.audience):
        helps = list(words.helps([remedy for remedy in answer.remedies if remedy.reason == heard[0]]))
        about = [words.reason(heard, zone), *helps] if helps else [words.about(heard, zone)]
        told.append("• " + " ".join(about))
    return told
