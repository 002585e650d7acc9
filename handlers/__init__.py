"""What people may say and tap. `ROUTERS` is the one register, in order of precedence."""

from typing import Final

from aiogram import Router

from handlers import (
    adjusting,
    announcing,
    answers,
    articles,
    broadcasts,
    faq,
    following,
    groups,
    importing,
    inline,
    links,
    misses,
    notices,
    places,
    reports,
    requests,
    roles,
    start,
    strays,
    topics,
    trying,
    writing,
)

ROUTERS: Final[tuple[Router, ...]] = (
    strays.anonymous,
    inline.router,
    notices.tags,
    faq.router,
    answers.router,
    following.router,
    links.router,
    start.router,
    # Before requests: whoever writes a notice or an article may begin it with a word that asks for a repair.
    articles.router,
    writing.router,
    trying.router,
    misses.router,
    adjusting.router,
    importing.router,
    reports.router,
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
