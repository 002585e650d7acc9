"""Articles that the committee keeps, what it adjusted, what was asked, and who wants to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MISSED = sa.text("missed")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "article",
        sa.Column("id", sa.String(length=37), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("post", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_article_owner_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index("ix_article_change", "article", ["change"])
    op.create_index("ix_article_owner_id", "article", ["owner_id"])

    op.create_table(
        "article_version",
        sa.Column("article_id", sa.String(length=37), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('shipped','written','edited','retired','rolled-back','imported')",
            name=op.f("ck_article_version_what"),
        ),
        sa.CheckConstraint("(what = 'retired') = (body IS NULL)", name=op.f("ck_article_version_body")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_version_article_id_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_article_version_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_article_version")),
    )
    op.create_index("ix_article_version_by_id", "article_version", ["by_id"])

    op.create_table(
        "adjustment",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('fact','dialect','tuning')", name=op.f("ck_adjustment_kind")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_adjustment_by_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("kind", "name", name=op.f("pk_adjustment")),
    )
    op.create_index("ix_adjustment_by_id", "adjustment", ["by_id"])
    op.create_index("ix_adjustment_change", "adjustment", ["change"])

    op.create_table(
        "asking",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('answered','doubtful','unsure','expired')", name=op.f("ck_asking_outcome")),
        sa.PrimaryKeyConstraint("day", "outcome", "article_id", name=op.f("pk_asking")),
    )

    op.create_table(
        "follow",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("about_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow")),
    )
    op.create_index("ix_follow_at", "follow", ["at"])
    op.create_index("ix_follow_person_id", "follow", ["person_id"])

    op.create_table(
        "recent",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=80), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "article_id", name=op.f("pk_recent")),
    )
    op.create_index("ix_recent_at", "recent", ["at"])

    op.add_column("vote", sa.Column("reason", sa.String(length=16), nullable=True))

    # What is added in place needs a default: SQLite would rebuild the table otherwise.
    op.add_column("question", sa.Column("outcome", sa.String(length=16), server_default=sa.text("''"), nullable=False))
    op.add_column("question", sa.Column("missed", sa.Boolean(), server_default=sa.false(), nullable=False))
    # Whatever the articles could not answer until now, and nobody was asked about, is a miss.
    op.get_bind().execute(
        sa.text("UPDATE question SET missed = :yes WHERE state = 'unanswered'").bindparams(
            sa.bindparam("yes", value=True, type_=sa.Boolean())
        )
    )
    op.create_index("ix_question_missed", "question", ["asked_at"], sqlite_where=_MISSED, postgresql_where=_MISSED)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_question_missed", table_name="question")
    op.drop_column("question", "missed")
    op.drop_column("question", "outcome")
    op.drop_column("vote", "reason")
    for name in ("recent", "follow", "asking", "adjustment", "article_version", "article"):
        op.drop_table(name)
    # Their kinds of timers and cards are unknown to the older program.
    op.execute("DELETE FROM timer WHERE kind IN ('misses-week','knowledge-month')")
    op.execute(
        "DELETE FROM delivery WHERE card IN"
        " ('answer-ready','answer-changed','misses-week','articles-due','knowledge-month') AND state IN ('pending','leased')"
    )
