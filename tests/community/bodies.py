"""Bodies of articles for the tests of the domain, as `knowledge` would hand them over."""

from typing import Any


def body(article_id: str = "bike-shed", question: str = "电动车在哪里充电？", **other: Any) -> dict[str, Any]:
    """Return the body of an article; `answer` and whatever else a body may have can be given."""
    text = {
        "question": question,
        "answer": other.pop("answer", "在 3 栋东边的车棚。"),
        "aliases": ["充电桩"],
        "unlike": [],
    }
    return {
        "id": article_id,
        "subject": "property-management",
        "post": "property",
        "reviewed": "2027-03-01",
        "review_by": "2027-09-01",
        "sources": [{"title": "业主公约", "title_en": "", "articles": []}],
        "texts": {"zh-Hans": text, "en": {**text, "question": "Where do I charge my e-bike?"}},
        **other,
    }
