"""Notices, timers, and an outbox whose rows can be leased, held, put aside, and belong together."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'pending' AND NOT held")
_IN_HAND = sa.text("state IN ('leased','sending')")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "batch",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("arguments_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("key", name=op.f("uq_batch_key")),
    )
    op.create_table(
        "pause",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_pause")),
    )
    op.create_table(
        "timer",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("occurrence", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('armed','fired','skipped','cancelled')", name=op.f("ck_timer_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timer")),
        sa.UniqueConstraint("subject", "kind", "occurrence", name=op.f("uq_timer_subject_kind_occurrence")),
    )
    op.create_index(
        "ix_timer_armed",
        "timer",
        ["due_at", "id"],
        sqlite_where=sa.text("state = 'armed'"),
        postgresql_where=sa.text("state = 'armed'"),
    )
    op.create_index("ix_timer_changed_at", "timer", ["changed_at"])

    op.create_table(
        "notice",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("pins", sa.Boolean(), nullable=False),
        sa.Column("lasts_hours", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("repeat", sa.String(length=16), nullable=True),
        sa.Column("series_id", sa.BigInteger(), nullable=True),
        sa.Column("approver_id", sa.BigInteger(), nullable=True),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'template') = (number IS NULL) OR state = 'dropped'", name=op.f("ck_notice_number")
        ),
        sa.CheckConstraint("repeat IN ('daily','weekly','monthly')", name=op.f("ck_notice_repeat")),
        sa.CheckConstraint(
            "state IN ('template','draft','waiting','scheduled','missed','sending','paused','stopped','done',"
            "'withdrawn','dropped')",
            name=op.f("ck_notice_state"),
        ),
        sa.ForeignKeyConstraint(
            ["approver_id"], ["person.id"], name=op.f("fk_notice_approver_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_notice_author_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_notice_place_id_place"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["series_id"], ["notice.id"], name=op.f("fk_notice_series_id_notice"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("code", name=op.f("uq_notice_code")),
        sa.UniqueConstraint("number", name=op.f("uq_notice_number")),
    )
    op.create_index("ix_notice_approver_id", "notice", ["approver_id"])
    op.create_index("ix_notice_author_id", "notice", ["author_id"])
    op.create_index("ix_notice_changed_at", "notice", ["changed_at"])
    op.create_index("ix_notice_place_id", "notice", ["place_id"])
    op.create_index("ix_notice_series_id", "notice", ["series_id"])
    op.create_index("ix_notice_state", "notice", ["state"])

    op.create_table(
        "subscription",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_subscription_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_subscription")),
    )
    op.create_index("ix_subscription_topic", "subscription", ["topic"])

    op.create_table(
        "receipt",
        sa.Column("notice_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_receipt_notice_id_notice"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_receipt_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "person_id", name=op.f("pk_receipt")),
    )
    op.create_index("ix_receipt_person_id", "receipt", ["person_id"])

    op.add_column("chat_group", sa.Column("topic_id", sa.BigInteger(), nullable=True))

    # Checks are lost when a table is copied in place, so the new one is made whole and filled from the old rows.
    _set_aside("delivery")
    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("arguments_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("batch_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("pins", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner", sa.String(length=16), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("media_ids", sa.String(length=200), nullable=True),
        sa.Column("target_id", sa.BigInteger(), nullable=True),
        sa.Column("within_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending','leased','sending','sent','failed','unknown','expired','cancelled')",
            name=op.f("ck_delivery_state"),
        ),
        sa.CheckConstraint("step IN ('send','edit','delete','pin')", name=op.f("ck_delivery_step")),
        sa.CheckConstraint("kind IN ('reply','alert','reminder','notice','urgent')", name=op.f("ck_delivery_kind")),
        sa.CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name=op.f("ck_delivery_reader")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_delivery_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_delivery_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["delivery.id"], name=op.f("fk_delivery_target_id_delivery"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["within_id"], ["delivery.id"], name=op.f("fk_delivery_within_id_delivery"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_key")),
    )
    for name, columns in (
        ("ix_delivery_person_id", ["person_id"]),
        ("ix_delivery_batch", ["batch_id", "state"]),
        ("ix_delivery_target_id", ["target_id"]),
        ("ix_delivery_within_id", ["within_id"]),
    ):
        op.create_index(name, "delivery", columns)
    op.create_index(
        "ix_delivery_waiting",
        "delivery",
        ["line", "due_at", "id"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_index(
        "ix_delivery_in_hand", "delivery", ["leased_until"], sqlite_where=_IN_HAND, postgresql_where=_IN_HAND
    )
    op.get_bind().execute(
        sa.text(
            "INSERT INTO delivery (id, key, card, person_id, chat_id, arguments_sealed, kind, step, line, state, held,"
            " aside, again, pins, due_at, expires_at, created_at, sent_at, attempts, message_id, target_id, reason)"
            " SELECT id, key, card, person_id, chat_id, arguments_sealed, 'reply',"
            " CASE WHEN revises_id IS NULL AND (message_id IS NULL OR state = 'sent') THEN 'send' ELSE 'edit' END,"
            " 0, state, :no, :no, :no, :no, due_at, :later, created_at,"
            " CASE WHEN state = 'sent' THEN created_at END, 0, message_id, revises_id, reason FROM delivery_before"
        ).bindparams(
            sa.bindparam("later", datetime.now(UTC) + timedelta(days=3), sa.DateTime(timezone=True)),
            sa.bindparam("no", value=False, type_=sa.Boolean()),
        )
    )
    op.drop_table("delivery_before")


def downgrade() -> None:
    """Go back."""
    _set_aside("delivery")
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
    # What the older program does not know, it must not send: only plain messages and edits go back. An edit of a message
    # that does not go with it refers to none.
    op.get_bind().execute(
        sa.text(
            "INSERT INTO delivery (id, key, card, person_id, chat_id, arguments_sealed, state, due_at, created_at,"
            " message_id, revises_id, reason)"
            " SELECT id, key, card, person_id, chat_id, arguments_sealed,"
            " CASE WHEN state = 'leased' THEN 'pending' WHEN state IN ('expired','cancelled') THEN 'failed' ELSE state END,"
            " due_at, created_at, message_id,"
            " CASE WHEN target_id IN"
            " (SELECT id FROM delivery_before WHERE batch_id IS NULL AND step IN ('send','edit')) THEN target_id END,"
            " reason FROM delivery_before WHERE batch_id IS NULL AND step IN ('send','edit')"
        )
    )
    op.drop_table("delivery_before")
    for name in ("receipt", "subscription", "notice", "timer", "pause", "batch"):
        op.drop_table(name)
    op.drop_column("chat_group", "topic_id")


def _set_aside(name: str) -> None:
    """Keep the rows of a table under another name, and drop the table with its indexes and names."""
    op.execute(f"CREATE TABLE {name}_before AS SELECT * FROM {name}")  # noqa: S608 - the name is ours
    op.drop_table(name)
