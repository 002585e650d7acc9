"""What people may say and tap. `ROUTERS` is the one register, in order of precedence."""

from typing import Final

from aiogram import Router

from handlers import faq, groups, links, places, requests, roles, start, strays

ROUTERS: Final[tuple[Router, ...]] = (
    strays.anonymous,
    faq.router,
    links.router,
    start.router,
    requests.router,
    places.router,
    roles.router,
    groups.router,
    faq.spoken,
    faq.in_groups,
    strays.router,
)
