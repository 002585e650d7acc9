"""The starter articles and a dictionary cache, made once for all tests of this folder."""

from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from knowledge.words import Segmenter

ARTICLES = Path(__file__).parents[2] / "knowledge" / "articles"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def segmenter(cache: Path) -> Segmenter:
    made = Segmenter(cache=cache)
    made.load()
    return made


@pytest.fixture(scope="session")
def starter(cache: Path) -> KnowledgeBase:
    base = KnowledgeBase.from_folder(ARTICLES, cache=cache)
    base.prepare()
    return base
