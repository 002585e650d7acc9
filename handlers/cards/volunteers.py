"""A volunteer's own page: what it means to be one, the teams, and what one told; and what becomes of asking to join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from aiogram.types import InlineKeyboardButton

from community import clock, hours, profiles, skills
from community.skills import Skill
from community.teams import Membership, Standing, Team
from community.volunteers import Profile
from handlers.cards.buttons import button, column, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.volunteer_buttons import About, Can, Choose, Join, KeepTeam, Teams, Volunteering
from locales import Translator, Word

PAGE: Final = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a volunteer, as it is shown."""

    profile: Profile = field(default_factory=Profile)
    skills: Sequence[Skill] = ()
    consented: bool = False
    rests: bool = False


def home(t: Translator, known: Known, joined: Sequence[tuple[Team, Membership]], *, keeps: bool) -> Card:
    """Say what it means to be a volunteer here, and what the reader told. `keeps`: they see to other teams as well."""
    lines: list[str] = [t("volunteer-title"), t("volunteer-meaning"), ""]
    names = [t("volunteer-team-as", name=team.name, standing=_as(found)) for team, found in joined]
    lines.append(t("volunteer-my-teams", teams=_listed(t, names)) if names else t("volunteer-no-team"))
    nothing = known.profile == Profile() and not known.skills
    lines += [t("volunteer-nothing")] if nothing else told(t, known)
    if known.profile.woman is not None:
        lines.append(t("volunteer-woman", woman=known.profile.woman))
    lines += [t("volunteer-rests")] if known.rests else []
    led = [
        [button(t.plain("button-team-led", team=team.name), KeepTeam(act="open", team=team.id or 0))]
        for team, found in joined
        if found.leads
    ]
    rest = "resume" if known.rests else "rest"
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows(
            [_act(t, "teams")],
            [_act(t, "skills"), _act(t, "languages")],
            [_act(t, "free"), _act(t, "cannot")],
            [_act(t, "about")],
            *led,
            [button(t.plain("button-teams-kept"), Teams())] if keeps else [],
            [_act(t, rest), _act(t, "delete")],
        ),
    )


def told(t: Translator, known: Known) -> list[str]:
    """Return the lines that choosing a task needs: skills, languages, times, limits, and whether they are of age."""
    profile = known.profile
    unsaid = t("volunteer-unsaid")
    age = "unsaid" if profile.minor is None else "adult" if not profile.minor else "minor"
    lists: Mapping[str, Sequence[str]] = {
        "skills": [skill_line(t, one) for one in known.skills],
        "languages": [t("volunteer-language", language=one) for one in profile.languages],
        "free": [t("volunteer-slot", slot=one) for one in profile.free],
        "cannot": [t("volunteer-limit", limit=one) for one in profile.cannot],
    }
    lines: list[str] = [
        t("volunteer-told", what=what, words=_listed(t, words) if words else unsaid) for what, words in lists.items()
    ]
    lines.append(t("volunteer-age", age="consented" if age == "minor" and known.consented else age))
    return lines


def skill_line(t: Translator, one: Skill) -> Word:
    """Name a skill, and how it stands with its licence."""
    craft = skills.crafts().get(one.key)
    if craft is None or not craft.licensed:
        return t("volunteer-skill", name=craft_name(t, one.key), licence="none", until="")
    today = hours.local(clock.now()).date()
    if one.checked_at is None:
        state = "waiting" if one.licence else "missing"
    elif not one.counts(today):
        state = "ended"
    else:
        state = "checked" if one.until is None else "until"
    return t("volunteer-skill", name=craft_name(t, one.key), licence=state, until=last_day(t, one.until))


def last_day(t: Translator, until: date | None) -> str:
    """Name the last day on which a licence holds."""
    if until is None:
        return ""
    return t.plain("volunteer-day", year=until.year, month=until.month, date=until.day)


def craft_name(t: Translator, key: str) -> str:
    """Return what a skill is called."""
    craft = skills.crafts().get(key)
    return craft.names[t.language] if craft else key


def choose(t: Translator, what: str, known: Known) -> Card:
    """Offer the values of a list: languages, free or cannot; each button turns one on or off."""
    ids = {"languages": "volunteer-language", "free": "volunteer-slot", "cannot": "volunteer-limit"}
    names = {"languages": "language", "free": "slot", "cannot": "limit"}
    chosen = getattr(known.profile, what)
    choices = [
        button(
            marked(t, t.plain(ids[what], **{names[what]: one}), chosen=one in chosen),
            Choose.model_validate({"field": what, "value": str(one), "on": one not in chosen}),
        )
        for one in profiles.LISTS[what]
    ]
    return Card(Audience.PERSONAL, t("volunteer-choose", what=what), rows(*pairs(choices), [_back(t)]))


def offered_skills(t: Translator, known: Known) -> Card:
    """Offer the skills; one with a licence asks about that first."""
    had = {one.key for one in known.skills}
    choices = [
        button(
            marked(t, t.plain("volunteer-craft", name=craft_name(t, key), licensed=craft.licensed), chosen=key in had),
            Can.model_validate({"key": key, "act": "open" if craft.licensed else "drop" if key in had else "have"}),
        )
        for key, craft in skills.crafts().items()
    ]
    return Card(Audience.PERSONAL, t("volunteer-choose", what="skills"), rows(*pairs(choices), [_back(t)]))


def licence(t: Translator, key: str, known: Known) -> Card:
    """Ask about the licence that a skill needs."""
    craft = skills.crafts()[key]
    own = next((one for one in known.skills if one.key == key), None)
    lines: list[str] = [
        t("volunteer-licence", name=craft.names[t.language], licence=craft.licences[t.language]),
        *([t("volunteer-licence-now", skill=skill_line(t, own))] if own else []),
    ]
    checked = own is not None and own.checked_at is not None
    acts = [] if checked else ["licence", "have"]
    acts += ["drop"] if own else []
    choices = [button(t.plain("button-can", act=act), Can.model_validate({"key": key, "act": act})) for act in acts]
    back = button(t.plain("button-back"), Volunteering(act="skills"))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(choices), [back]))


def about(t: Translator, known: Known) -> Card:
    """Ask whether they are of age, and whether they are a woman; of the second nobody has to speak."""
    profile = known.profile
    ages = [
        button(
            marked(t, t.plain("button-age", answer=answer), chosen=profile.minor is minor),
            About.model_validate({"what": "minor", "answer": answer}),
        )
        for answer, minor in (("no", False), ("yes", True))
    ]
    women = [
        button(
            marked(t, t.plain("button-woman", answer=answer), chosen=profile.woman is woman),
            About.model_validate({"what": "woman", "answer": answer}),
        )
        for answer, woman in (("yes", True), ("no", False), ("unsaid", None))
    ]
    return Card(Audience.PERSONAL, t("volunteer-about"), rows(ages, women, [_back(t)]))


def age_first(t: Translator, team: Team) -> Card:
    """Ask whether they are of age, before they ask to join a team."""
    ages = [
        button(
            t.plain("button-age", answer=answer),
            About.model_validate({"what": "minor", "answer": answer, "team": team.id}),
        )
        for answer in ("no", "yes")
    ]
    return Card(Audience.PERSONAL, t("volunteer-age-first", team=team.name), rows(ages, [_to_teams(t)]))


def teams(
    t: Translator, found: Sequence[Team], sizes: Mapping[int, int], mine: Mapping[int, Membership], *, page: int
) -> Card:
    """List the teams that one may join, five a page."""
    if not found:
        return Card(Audience.PERSONAL, t("teams-none"), rows([_back(t)]))
    pages = -(-len(found) // PAGE)
    page = min(page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("teams-near", count=len(found))]
    lines += [
        t("teams-line", name=one.name, count=sizes.get(one.id or 0, 0), purpose=one.purpose or "none") for one in shown
    ]
    opens = [
        button(t.plain("button-team-open", name=one.name, standing=_as(mine.get(one.id or 0))), Join(team=one.id or 0))
        for one in shown
    ]
    turning = turns(t, page=page, pages=pages, to=lambda number: Volunteering(act="teams", page=number))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(opens), turning, [_back(t)]))


def team(t: Translator, one: Team, found: Membership | None, *, count: int) -> Card:
    """Show a team to somebody who may join it, or did."""
    lines: list[str] = [t("teams-line", name=one.name, count=count, purpose=one.purpose or "none")]
    lines.append(t("team-standing", standing=_as(found)))
    if found is None:
        acts = [button(t.plain("button-join", act="ask"), Join(team=one.id or 0, act="ask"))]
    else:
        act = "withdraw" if found.standing == Standing.ASKED else "leave"
        to = Join(team=one.id or 0, act="leave-sure" if act == "withdraw" else "leave")
        acts = [button(t.plain("button-join", act=act), to)]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(acts, [_to_teams(t)]))


def asked(t: Translator, one: Team, *, minor: bool, again: bool = False) -> Card:
    """Say that the leader was asked, or, `again`, still has it before them; and what a minor has to bring."""
    lines = [t("volunteer-asked", team=one.name, again=again), *([t("volunteer-asked-minor")] if minor else [])]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([_act(t, "skills"), _act(t, "free")], [_back(t)]))


def sure_to_leave(t: Translator, one: Team, *, last: bool) -> Card:
    """Ask once more before somebody leaves a team; `last`: with it they stop volunteering at that place."""
    sure = button(t.plain("button-join", act="leave-sure"), Join(team=one.id or 0, act="leave-sure"))
    return Card(Audience.PERSONAL, t("team-leave-sure", team=one.name, last=last), rows([sure, _back(t)]))


def left(t: Translator, one: Team, *, asked_only: bool) -> Card:
    """Confirm that somebody left a team, or asks no more."""
    return Card(Audience.PERSONAL, t("team-left", team=one.name, asked=asked_only), rows([_to_teams(t), _back(t)]))


def sure_to_delete(t: Translator) -> Card:
    """Ask once more before what was told is deleted."""
    return Card(Audience.PERSONAL, t("volunteer-delete-sure"), rows([_act(t, "delete-sure"), _back(t)]))


def deleted(t: Translator) -> Card:
    """Confirm that what was told is deleted."""
    return Card(Audience.PERSONAL, t("volunteer-deleted"))


def _act(t: Translator, act: str) -> InlineKeyboardButton:
    return button(t.plain("button-volunteer", act=act), Volunteering.model_validate({"act": act}))


def _back(t: Translator) -> InlineKeyboardButton:
    return button(t.plain("button-back"), Volunteering())


def _to_teams(t: Translator) -> InlineKeyboardButton:
    return button(t.plain("button-volunteer", act="teams"), Volunteering(act="teams"))


def _as(found: Membership | None) -> str:
    if found is None:
        return "none"
    return "leader" if found.leads else found.standing


def _listed(t: Translator, words: Sequence[Any]) -> Word:
    return Word(t("draft-joint").join(words))
