"""What is kept about somebody as a volunteer, and of events, in words: parts of what /mydata shows."""

from collections.abc import Iterable
from typing import Final

from community import certificates, skills
from community.partings import Gathering
from community.skills import Skill
from community.volunteering import Volunteering
from community.volunteers import Profile
from handlers.cards import times
from locales import Translator, Word

#: Of many tasks and certificates, so many are named: it is one message.
_MOST_NAMED: Final = 5


def volunteering(t: Translator, kept: Volunteering) -> Word:
    """Say all that is kept about the reader as a volunteer, or as one to whom volunteers come; only what there is."""
    joint = t("mydata-joint")
    lines = [t("mydata-volunteer")]
    if kept.teams:
        named = joint.join(t("mydata-team", name=name, standing=standing) for name, standing in kept.teams)
        lines.append(t("mydata-teams", teams=Word(named)))
    if kept.told is not None and (said := _told(t, kept.told, consent=kept.consent, rests=kept.rests)):
        lines.append(t("mydata-told", said=Word(joint.join(said))))
    if kept.skills:
        lines.append(t("mydata-skills", skills=Word(joint.join(_skill(t, one) for one in kept.skills))))
    if kept.tasks:
        lines.append(t("mydata-tasks", tasks=_some(t, (f"#T{one}" for one in kept.tasks)), count=len(kept.tasks)))
    if kept.served:
        lines.append(t("mydata-served", tasks=_some(t, (f"#T{one}" for one in kept.served)), count=len(kept.served)))
    if kept.stints:
        hours = certificates.in_hours(kept.minutes)
        lines.append(t("mydata-hours", count=kept.stints, hours=hours, corrections=kept.corrections))
    if kept.certificates:
        codes = _some(t, (certificates.shown(one.code) for one in kept.certificates))
        lines.append(t("mydata-certificates", codes=codes, count=len(kept.certificates)))
    if kept.absences:
        lines.append(t("mydata-absences", count=kept.absences))
    return Word("\n".join([*lines, t("mydata-volunteer-kept")]))


def gathering(t: Translator, kept: Gathering) -> Word:
    """Say all that is kept about the reader at events, and of their birthday; only what there is."""
    lines = [t("mydata-gathering")]
    if kept.month is not None:
        named = t("birthday-named", month=kept.month, lunar=kept.lunar)
        lines.append(t("mydata-birthday", month=named))
    if kept.events:
        every = [t("mydata-event", number=one.number, heads=one.heads, state=one.state) for one in kept.events]
        lines.append(t("mydata-events", events=Word(t("mydata-joint").join(every[:_MOST_NAMED])), count=len(every)))
    if kept.hosted:
        lines.append(t("mydata-hosted", events=_some(t, (f"#E{one}" for one in kept.hosted)), count=len(kept.hosted)))
    if kept.reminded is not None:
        lines.append(t("mydata-reminded", on=kept.reminded))
    if kept.answered:
        lines.append(t("mydata-answered", count=kept.answered))
    if kept.unasked:
        lines.append(t("mydata-unasked"))
    return Word("\n".join([*lines, t("mydata-gathering-kept")]))


def lost(kept: Gathering | None) -> list[str]:
    """Return what goes at events, and of their birthday, once somebody is erased; only what there is."""
    if kept is None:
        return []
    parts = {"places": kept.expected, "hosted": kept.hosts, "birthday": kept.month is not None}
    return [part for part, there in parts.items() if there]


def _told(t: Translator, told: Profile, *, consent: bool, rests: bool) -> list[Word]:
    """Say what somebody told of themselves; what they did not is not there."""
    said = [t("mydata-language", language=one) for one in told.languages]
    said += [t("mydata-free", slot=one) for one in told.free]
    said += [t("mydata-cannot", limit=one) for one in told.cannot]
    if told.minor is not None:
        said.append(t("mydata-age", minor=told.minor, consent=consent))
    if told.woman is not None:
        said.append(t("mydata-woman", woman=told.woman))
    if rests:
        said.append(t("mydata-rests"))
    return said


def _skill(t: Translator, one: Skill) -> Word:
    craft = skills.crafts().get(one.key)
    name = craft.names[t.language] if craft else one.key
    if craft is None or not craft.licensed or not one.licence:
        return t("mydata-skill", name=name)
    if one.checked_at is None:
        return t("mydata-skill-unseen", name=name)
    return t("mydata-skill-seen", name=name, until=times.day(t, one.until) if one.until else "", ends=bool(one.until))


def _some(t: Translator, named: Iterable[str]) -> str:
    """Name the first few."""
    every = list(named)
    return t.plain("mydata-joint").join(every[:_MOST_NAMED])
