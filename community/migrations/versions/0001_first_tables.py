"""First tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "draft",
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_draft")),
    )
    op.create_index("ix_draft_changed_at", "draft", ["changed_at"])

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.CheckConstraint("level IN ('district','street','community','grid','building')", name=op.f("ck_place_level")),
        sa.ForeignKeyConstraint(["parent_id"], ["place.id"], name=op.f("fk_place_parent_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("parent_id", "name", name=op.f("uq_place_parent_id_name")),
    )
    op.create_index("ix_place_parent_id", "place", ["parent_id"])
    op.create_index(
        "uq_place_top_name",
        "place",
        ["name"],
        unique=True,
        sqlite_where=sa.text("parent_id IS NULL"),
        postgresql_where=sa.text("parent_id IS NULL"),
    )

    op.create_table(
        "series",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_series")),
    )
    op.create_table(
        "trail",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=96), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail")),
    )
    op.create_index("ix_trail_by", "trail", ["by"])
    op.create_index("ix_trail_subject", "trail", ["subject"])

    op.create_table(
        "chat_group",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("purpose IN ('residents','volunteers','staff')", name=op.f("ck_chat_group_purpose")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_chat_group_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_group")),
    )
    op.create_index("ix_chat_group_place_id", "chat_group", ["place_id"])

    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("client_language", sa.String(length=8), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_person_place_id_place"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_person_telegram_id")),
    )
    op.create_index("ix_person_place_id", "person", ["place_id"])

    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("arguments_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("revises_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.CheckConstraint("state IN ('pending','sending','sent','failed','unknown')", name=op.f("ck_delivery_state")),
        sa.CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name=op.f("ck_delivery_reader")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_delivery_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revises_id"], ["delivery.id"], name=op.f("fk_delivery_revises_id_delivery"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_key")),
    )
    op.create_index("ix_delivery_person_id", "delivery", ["person_id"])

    op.create_table(
        "invitation",
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_invitation_by_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_invitation_place_id_place"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitation")),
    )
    op.create_index("ix_invitation_place_id", "invitation", ["place_id"])

    op.create_table(
        "question",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("article_id", sa.String(length=80), nullable=True),
        sa.Column("holder_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'unanswered') = (number IS NULL)", name=op.f("ck_question_number")),
        sa.CheckConstraint("kind IN ('question','repair','help')", name=op.f("ck_question_kind")),
        sa.CheckConstraint(
            "state IN ('unanswered','waiting','taken','done','withdrawn')", name=op.f("ck_question_state")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["person.id"], name=op.f("fk_question_holder_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_question_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_question_place_id_place"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("number", name=op.f("uq_question_number")),
    )
    op.create_index("ix_question_changed_at", "question", ["changed_at"])
    op.create_index("ix_question_holder_id", "question", ["holder_id"])
    op.create_index("ix_question_person_id", "question", ["person_id"])
    op.create_index("ix_question_place_id", "question", ["place_id"])
    op.create_index("ix_question_state", "question", ["state"])

    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(name = 'administrator') = (place_id IS NULL)", name=op.f("ck_role_place")),
        sa.CheckConstraint(
            "name IN ('steward','volunteer','team-leader','grid-worker','staff','officer','deputy','administrator')",
            name=op.f("ck_role_name"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_role_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("person_id", "name", "place_id", name=op.f("uq_role_person_id_name_place_id")),
    )
    op.create_index("ix_role_place_id", "role", ["place_id"])

    op.create_table(
        "vote",
        sa.Column("article_id", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_vote_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "person_id", name=op.f("pk_vote")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("vote")
    op.drop_table("role")
    op.drop_table("question")
    op.drop_table("invitation")
    op.drop_table("delivery")
    op.drop_table("person")
    op.drop_table("chat_group")
    op.drop_table("trail")
    op.drop_table("series")
    op.drop_table("place")
    op.drop_table("draft")
