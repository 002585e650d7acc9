"""What people may say and tap. `ROUTERS` is the one register, in order of precedence."""

from typing import Final

from aiogram import Router

from handlers import announcing, broadcasts, faq, groups, links, notices, places, requests, roles, start, strays, topics

ROUTERS: Final[tuple[Router, ...]] = (
    strays.anonymous,
    notices.tags,
    faq.router,
    links.router,
    start.router,
    # Before requests: whoever writes a notice may begin it with a word that asks for a repair.
    announcing.router,
    broadcasts.router,
    notices.router,
    topics.router,
    requests.router,
    places.router,
    roles.router,
    groups.router,
    faq.spoken,
    faq.in_groups,
    strays.router,
)
