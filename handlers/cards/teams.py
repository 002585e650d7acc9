"""Teams as those see them who lead or keep them: the page, the members, and what is told of joining, leading and leaving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from aiogram.types import InlineKeyboardButton

from community import skills, teams
from community.people import Person
from community.skills import Skill
from community.teams import Membership, Standing, Team
from handlers.cards.buttons import button, column, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.roster_buttons import SeeRoster
from handlers.cards.task_buttons import OpenTask
from handlers.cards.volunteer_buttons import Heard, KeepTeam, LookAt, Member, TeamChat, Teams, Volunteering
from handlers.cards.volunteers import Known, craft_name, last_day, told
from locales import Translator, Word

PAGE: Final = 5
#: For how many years a licence may hold from today on, by a button.
YEARS: Final = ("1", "3", "6")


@dataclass(frozen=True, slots=True)
class Seen:
    """A team as its page shows it. `keeps`: the reader keeps teams there; `leads`: they lead it; `rosters`: they read these."""

    team: Team
    place: str
    members: Sequence[tuple[Person, Membership]]
    keeps: bool
    leads: bool
    rosters: bool


def listing(t: Translator, found: Sequence[Team], sizes: Mapping[int, int], *, page: int) -> Card:
    """List the teams that the reader keeps, five a page, and let them found one."""
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("teams-kept", count=len(found))]
    lines += [
        t("teams-line", name=one.name, count=sizes.get(one.id or 0, 0), purpose=one.purpose or "none") for one in shown
    ]
    opens = [button(one.name, KeepTeam(act="open", team=one.id or 0)) for one in shown]
    turning = turns(t, page=page, pages=pages, to=lambda number: Teams(page=number))
    ends = [button(t.plain("button-team-found"), Teams(act="found")), button(t.plain("button-back"), Volunteering())]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(opens), turning, ends))


def page(t: Translator, seen: Seen, *, chat: str | None) -> Card:
    """Show a team to whoever leads or keeps it; `chat` is the title of its own group."""
    one = seen.team
    inside = [person for person, found in seen.members if found.standing == Standing.MEMBER]
    leaders = [name(t, person) for person, found in seen.members if found.leads]
    waiting = len(seen.members) - len(inside)
    lines: list[str] = [t("team-title", name=one.name, place=seen.place)]
    lines += [Word(t("team-purpose", purpose=one.purpose))] if one.purpose else []
    lines.append(t("team-size", count=len(inside), waiting=waiting))
    lines.append(t("team-leaders", names=t.plain("draft-joint").join(leaders)) if leaders else t("team-leaderless"))
    if one.closed_at is not None:
        lines.append(t("team-closed"))
        return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([_to_list(t)] if seen.keeps else []))
    lines.append(t("team-chat", chat=chat or "", own=chat is not None))
    roster = [button(t.plain("button-roster-open"), SeeRoster(place=one.place_id))] if seen.rosters else []
    ends = [_keep(t, one, "step-down")] if seen.leads else []
    ends += [_keep(t, one, "close")] if seen.keeps else []
    back = _to_list(t) if seen.keeps else button(t.plain("button-back"), Volunteering())
    members = t.plain("button-team-members", count=len(seen.members))
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows(
            [button(members, KeepTeam(act="members", team=one.id or 0)), *roster],
            [_keep(t, one, "name"), _keep(t, one, "purpose"), _keep(t, one, "chats")],
            ends,
            [back],
        ),
    )


def members(t: Translator, one: Team, found: Sequence[tuple[Person, Membership]], *, page: int) -> Card:
    """List who is in a team, who waits at its door first, five a page."""
    order = sorted(found, key=lambda pair: pair[1].standing != Standing.ASKED)
    pages = max(1, -(-len(order) // PAGE))
    page = min(page, pages - 1)
    opens = [
        button(
            t.plain("button-member", name=name(t, person), standing="leader" if mine.leads else mine.standing),
            Member(act="open", team=one.id or 0, person=person.id),
        )
        for person, mine in order[page * PAGE : (page + 1) * PAGE]
    ]
    turning = turns(t, page=page, pages=pages, to=lambda number: KeepTeam(act="members", team=one.id or 0, page=number))
    back = [button(t.plain("button-back"), KeepTeam(act="open", team=one.id or 0))]
    text = t("team-members", name=one.name, count=len(order))
    return Card(Audience.PERSONAL, text, rows(*column(opens), turning, back))


def member(t: Translator, seen: Seen, person: Person, found: Membership, known: Known, *, reader: Person) -> Card:
    """Show a member, or who waits at the door, with what choosing a task needs, and what the reader may do."""
    one = seen.team
    standing = "leader" if found.leads else found.standing
    lines: list[str] = [t("member-title", name=name(t, person), team=one.name, standing=standing)]
    lines += told(t, known)
    lines += [t("member-rests")] if known.rests else []
    acts: list[list[InlineKeyboardButton]] = []
    if standing == Standing.ASKED:
        acts.append([_see(t, seen, person, "accept"), _see(t, seen, person, "turn-down")])
    if person.id != reader.id:
        if known.profile.minor:
            acts.append([_see(t, seen, person, "consent-back" if known.consented else "consent")])
        acts += [[_look(t, seen, person, skill)] for skill in known.skills if _claimed(skill)]
    if seen.keeps and standing in {"leader", Standing.MEMBER}:
        acts.append([_see(t, seen, person, "relieve" if standing == "leader" else "appoint")])
    may_dismiss = standing == Standing.MEMBER or (standing == "leader" and seen.keeps)
    if may_dismiss and person.id != reader.id:
        acts.append([_see(t, seen, person, "dismiss")])
    back = button(t.plain("button-back"), KeepTeam(act="members", team=one.id or 0))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*acts, [back]))


def until(t: Translator, person: Person, key: str, *, team_id: int, today: date) -> Card:
    """Ask until when a licence holds."""
    craft = skills.crafts()[key]

    def choice(label: str, act: str) -> InlineKeyboardButton:
        return button(label, LookAt.model_validate({"act": act, "team": team_id, "person": person.id, "key": key}))

    text = t("licence-until", name=name(t, person), skill=craft.names[t.language], licence=craft.licences[t.language])
    ends = [
        choice(t.plain("button-until-year", year=today.year), "year"),
        *(choice(t.plain("button-until-years", count=int(count)), count) for count in YEARS),
    ]
    others = [choice(t.plain("button-until", act=act), act) for act in ("ever", "typed")]
    back = [button(t.plain("button-back"), Member(act="open", team=team_id, person=person.id))] if team_id else []
    return Card(Audience.PERSONAL, text, rows(*pairs(ends), others, back))


def chats(t: Translator, one: Team, found: Sequence[tuple[int, str]]) -> Card:
    """Offer the groups, (id, title), in which the team's tasks may be posted."""
    choices = [
        button(marked(t, title, chosen=one.chat_id == chat_id), TeamChat(team=one.id or 0, chat=chat_id))
        for chat_id, title in found
    ]
    every = button(marked(t, t.plain("team-chat-all"), chosen=one.chat_id is None), TeamChat(team=one.id or 0, chat=0))
    back = [button(t.plain("button-back"), KeepTeam(act="open", team=one.id or 0))]
    text = t("team-chats", name=one.name, count=len(found))
    return Card(Audience.PERSONAL, text, rows(*column([*choices, every]), back))


def ask(t: Translator, what: str, *, team: str = "", who: str = "", team_id: int = 0) -> Card:
    """Ask for words: found, name, purpose, dismiss, until or heard."""
    longest = teams.LONGEST_PURPOSE if what == "purpose" else teams.LONGEST_NAME
    text = t("team-ask", what=what, team=team, who=who, longest=longest)
    if what == "found":
        back = [button(t.plain("button-team-leave"), Teams())]
    elif what == "heard":
        back = []
    else:
        back = [button(t.plain("button-team-leave"), KeepTeam(act="open", team=team_id))]
    return Card(Audience.PERSONAL, text, rows(back))


def sure_to_close(t: Translator, one: Team, *, count: int, tasks: int) -> Card:
    """Ask once more before a team is closed, and say what of it stays open."""
    lines = [t("team-close-sure", name=one.name, count=count), *([t("team-close-tasks", count=tasks)] if tasks else [])]
    back = button(t.plain("button-back"), KeepTeam(act="open", team=one.id or 0))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([_keep(t, one, "close-sure"), back]))


def asked(
    t: Translator,
    *,
    team_id: int,
    team: str,
    whom: int,
    who: str | None,
    minor: bool,
    state: str,
    by: str | None,
) -> Card:
    """Ask a leader whether somebody may come in; afterwards it says what became of it."""
    text = t("team-asked", state=state, team=team, who=who or t.plain("person-unnamed"), by=by or "")
    if state != "waiting":
        return Card(Audience.PERSONAL, text)

    def act(name: str) -> InlineKeyboardButton:
        data = {"act": name, "team": team_id, "person": whom, "aside": True}
        return button(t.plain("button-see-member", act=name), Member.model_validate(data))

    if minor:
        text = Word("\n".join([text, t("team-asked-minor")]))
    consent = [act("consent")] if minor else []
    return Card(Audience.PERSONAL, text, rows([act("accept"), act("turn-down")], [act("open"), *consent]))


def news(
    t: Translator,
    *,
    what: str,
    team_id: int | None,
    team: str | None,
    who: str | None = None,
    by: str | None = None,
    words: str = "",
    whom: int = 0,
    minor: bool = False,
    skill: Mapping[str, str] | None = None,
    licence: Mapping[str, str] | None = None,
    craft: str = "",
    until: str | None = None,
    number: int = 0,
    task: int = 0,
) -> Card:
    """Tell a volunteer, a leader or staff what happened: `what` names it, as `memberships`, `profiles` and `licences` do."""
    lines: list[str] = [
        t(
            "team-told",
            what=what,
            team=team or "",
            who=who or t.plain("person-unnamed"),
            by=by or t.plain("person-unnamed"),
            minor=minor,
            skill=skill[t.language] if skill else "",
            licence=licence[t.language] if licence else "",
            until=last_day(t, date.fromisoformat(until)) if until else "",
            ends=until is not None,
            number=number,
        )
    ]
    lines += [t("team-told-words", words=words)] if words else []
    if what == "dismissed":
        lines.append(t("team-told-answer"))
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows(_after(t, what, team_id or 0, whom=whom, craft=craft, task=task, number=number)),
    )


def name(t: Translator, person: Person) -> str:
    """Return what somebody is called."""
    return person.name or t.plain("person-unnamed")


def _after(
    t: Translator, what: str, team_id: int, *, whom: int, craft: str, task: int, number: int
) -> list[InlineKeyboardButton]:
    """Return the buttons below a piece of news: where one goes on from there."""
    if what in {"accepted", "appointed"}:
        return [button(t.plain("button-my-page"), Volunteering())]
    if what == "dismissed":
        return [button(t.plain("button-heard"), Heard(team=team_id))]
    if what == "no-leader":
        return [button(t.plain("button-team-see"), KeepTeam(act="members", team=team_id))]
    if what == "licence-asked" and craft:
        data = LookAt(act="ask", team=team_id, person=whom, key=craft)
        return [button(t.plain("button-see-licence", act="look", skill=craft_name(t, craft)), data)]
    if what == "seat-gone" and task:
        return [button(t.plain("button-told-task", number=number), OpenTask(task=task))]
    return []


def _claimed(skill: Skill) -> bool:
    craft = skills.crafts().get(skill.key)
    return craft is not None and craft.licensed and (skill.licence or skill.checked_at is not None)


def _look(t: Translator, seen: Seen, person: Person, skill: Skill) -> InlineKeyboardButton:
    act = "look" if skill.checked_at is None else "undo"
    data = {
        "act": "ask" if act == "look" else "undo",
        "team": seen.team.id or 0,
        "person": person.id,
        "key": skill.key,
    }
    return button(t.plain("button-see-licence", act=act, skill=craft_name(t, skill.key)), LookAt.model_validate(data))


def _see(t: Translator, seen: Seen, person: Person, act: str) -> InlineKeyboardButton:
    data = {"act": act, "team": seen.team.id or 0, "person": person.id}
    return button(t.plain("button-see-member", act=act), Member.model_validate(data))


def _keep(t: Translator, one: Team, act: str) -> InlineKeyboardButton:
    return button(t.plain("button-team", act=act), KeepTeam.model_validate({"act": act, "team": one.id}))


def _to_list(t: Translator) -> InlineKeyboardButton:
    return button(t.plain("button-back"), Teams())
