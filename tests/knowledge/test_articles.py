"""The starter set itself."""

from knowledge import POSTS, KnowledgeBase, Outcome


def test_the_starter_articles_have_nothing_to_mend(starter: KnowledgeBase) -> None:
    assert [str(problem) for problem in starter.problems] == []
    assert len(starter.articles) >= 40


def test_every_article_has_a_source_a_post_and_a_review_date(starter: KnowledgeBase) -> None:
    for article in starter.articles.values():
        assert article.sources
        assert article.post in POSTS
        assert article.reviewed < article.review_by


def test_every_article_finds_itself_by_its_own_question(starter: KnowledgeBase) -> None:
    lost = []
    for article in starter.articles.values():
        for text in article.texts.values():
            found = starter.search(text.question)
            if found.outcome is Outcome.UNSURE or found.matches[0].article.id != article.id:
                lost.append(text.question)
    assert lost == []
