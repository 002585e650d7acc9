"""Roles: who has which, invitations, and what a new holder reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from community.people import RoleName
from handlers.cards.buttons import Revoke, Roles, button, rows, turns
from handlers.cards.card import Audience, Card
from locales import Translator, Word

PAGE: Final = 5
#: The roles that an administrator gives in chat. Officers and deputies belong to the private tracks and come with them.
GIVEN: Final = (
    RoleName.STEWARD,
    RoleName.VOLUNTEER,
    RoleName.TEAM_LEADER,
    RoleName.GRID_WORKER,
    RoleName.STAFF,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """One line of the list: a role, who holds it, and where."""

    role_id: int
    role: str
    name: str
    place: str | None


def listing(t: Translator, holders: Sequence[Holder], *, page: int) -> Card:
    """List who has which role, five a page, each with a button that takes it away."""
    pages = max(1, -(-len(holders) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = holders[page * PAGE : (page + 1) * PAGE]
    lines = [t("roles-title", count=len(holders))] + [_line(t, holder) for holder in shown]
    revocable = [one for one in shown if one.role != RoleName.ADMINISTRATOR]
    takes = [
        [button(t.plain("button-revoke", name=one.name, role=t(f"role-{one.role}")), Revoke(role=one.role_id))]
        for one in revocable
    ]
    others = turns(t, page=page, pages=pages, to=lambda number: Roles(act="list", page=number))
    invite = [button(t.plain("button-invite"), Roles(act="invite"))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*takes, others, invite))


def which_role(t: Translator) -> Card:
    """Ask which role the invitation gives."""
    choices = [button(t.plain(f"role-{role}"), Roles(act="role", role=role)) for role in GIVEN]
    pairs = [choices[at : at + 2] for at in range(0, len(choices), 2)]
    return Card(Audience.PERSONAL, t("roles-which"), rows(*pairs, [button(t.plain("button-back"), Roles(act="list"))]))


def invitation_made(t: Translator, *, role: RoleName, place: str) -> Card:
    """Tell the administrator that the next message is to be passed on as it stands."""
    text = t("roles-invitation-made", role=t(f"role-{role}"), place=place)
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-back"), Roles(act="list"))]))


def invitation(t: Translator, *, role: RoleName, place: str, url: str) -> Card:
    """Say to whoever is invited what the link is."""
    return Card(Audience.PERSONAL, t("roles-invitation", role=t(f"role-{role}"), place=place, url=url))


def revoked(t: Translator, *, role: str, place: str | None) -> Card:
    """Tell somebody that a role of theirs ended."""
    return Card(Audience.PERSONAL, t("roles-revoked", role=t(f"role-{role}"), place=place or t("place-everywhere")))


def welcome(t: Translator, *, role: RoleName, place: str) -> Card:
    """Welcome somebody into a role."""
    return Card(Audience.PERSONAL, t("roles-welcome", role=t(f"role-{role}"), place=place))


def invitation_accepted(t: Translator, *, who: str, role: str, place: str) -> Card:
    """Tell the one who invited that the link was used, and by whom."""
    return Card(Audience.PERSONAL, t("roles-accepted", who=who, role=t(f"role-{role}"), place=place))


def sure_to_revoke(t: Translator, holder: Holder) -> Card:
    """Ask once more before a role is taken away."""
    buttons = [
        button(t.plain("button-revoke-sure"), Revoke(role=holder.role_id, sure=True)),
        button(t.plain("button-back"), Roles(act="list")),
    ]
    return Card(Audience.PERSONAL, t("roles-sure-to-revoke", line=_line(t, holder)), rows(buttons))


def _line(t: Translator, holder: Holder) -> Word:
    return t("roles-line", name=holder.name, role=t(f"role-{holder.role}"), place=holder.place or t("place-everywhere"))
