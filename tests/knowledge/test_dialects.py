"""The starter tables of dialect words."""

from knowledge import LANGUAGES
from knowledge.dialects import dialects


def test_chongqing_speaks_its_own_way() -> None:
    table = dialects()["chongqing"]
    assert all(table.names[language] for language in LANGUAGES)
    assert table.words["啷个"] == "怎么"
    assert len(table.words) > 60


def test_no_word_leads_to_another_word_of_the_same_table() -> None:
    for table in dialects().values():
        assert not set(table.words) & set(table.words.values())
