"""Events and who comes, birthdays, what was decided about festivals and days off, and what must never stop."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "pulse",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pulse")),
    )
    op.create_table(
        "observance",
        sa.Column("place_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("festival", sa.String(length=24), nullable=False),
        sa.Column("is_on", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=True),
        sa.Column("words", sa.JSON(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_observance_place_id_place"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "year", "festival", name=op.f("pk_observance")),
    )
    op.create_table(
        "birthday",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_birthday_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_birthday")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("host_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("topic", sa.String(length=16), nullable=True),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("notes", sa.String(length=500), nullable=False),
        sa.Column("venue", sa.String(length=120), nullable=False),
        sa.Column("whom", sa.String(length=120), nullable=False),
        sa.Column("picture", sa.String(length=200), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.BigInteger(), nullable=True),
        sa.Column("regular_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("repeat", sa.String(length=16), nullable=True),
        sa.Column("still_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("(state = 'draft') = (number IS NULL)", name=op.f("ck_event_number")),
        sa.CheckConstraint("kind IN ('gathering','training','jobs','birthday')", name=op.f("ck_event_kind")),
        sa.CheckConstraint("state IN ('draft','open','over','called-off')", name=op.f("ck_event_state")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_event_times")),
        sa.CheckConstraint("seats BETWEEN 1 AND 2000", name=op.f("ck_event_seats")),
        sa.CheckConstraint("taken >= 0 AND (seats IS NULL OR taken <= seats)", name=op.f("ck_event_taken")),
        sa.ForeignKeyConstraint(["host_id"], ["person.id"], name=op.f("fk_event_host_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_event_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("number", name=op.f("uq_event_number")),
        sa.UniqueConstraint("series_id", "regular_at", name=op.f("uq_event_series_id_regular_at")),
    )
    op.create_index(op.f("ix_event_changed_at"), "event", ["changed_at"], unique=False)
    op.create_index("ix_event_coming", "event", ["state", "starts_at"], unique=False)
    op.create_index(op.f("ix_event_host_id"), "event", ["host_id"], unique=False)
    op.create_index(op.f("ix_event_place_id"), "event", ["place_id"], unique=False)
    op.create_index(op.f("ix_event_series_id"), "event", ["series_id"], unique=False)
    op.create_table(
        "festival_year",
        sa.Column("place_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('asked','approved','declined')", name=op.f("ck_festival_year_state")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_festival_year_decided_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_festival_year_place_id_place"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "year", name=op.f("pk_festival_year")),
    )
    op.create_index(op.f("ix_festival_year_decided_by"), "festival_year", ["decided_by"], unique=False)
    op.create_table(
        "special_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("festival", sa.String(length=24), nullable=True),
        sa.Column("entered_by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["person.id"], name=op.f("fk_special_day_entered_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_special_day")),
    )
    op.create_index(op.f("ix_special_day_entered_by"), "special_day", ["entered_by"], unique=False)
    op.create_table(
        "guest",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("useful", sa.String(length=8), nullable=True),
        sa.CheckConstraint("state IN ('coming','waiting','offered','away')", name=op.f("ck_guest_state")),
        sa.CheckConstraint("useful IN ('yes','partly','no')", name=op.f("ck_guest_useful")),
        sa.CheckConstraint("heads BETWEEN 1 AND 9", name=op.f("ck_guest_heads")),
        sa.CheckConstraint("wanted BETWEEN 2 AND 9", name=op.f("ck_guest_wanted")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_guest_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_guest_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_guest")),
    )
    op.create_index("ix_guest_line", "guest", ["event_id", "state", "position"], unique=False)
    op.create_index(op.f("ix_guest_person_id"), "guest", ["person_id"], unique=False)
    op.create_table(
        "unasked",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_unasked_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_unasked")),
    )
    op.create_table(
        "unreminded",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_unreminded_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_unreminded")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("unreminded")
    op.drop_table("unasked")
    op.drop_index(op.f("ix_guest_person_id"), table_name="guest")
    op.drop_index("ix_guest_line", table_name="guest")
    op.drop_table("guest")
    op.drop_index(op.f("ix_special_day_entered_by"), table_name="special_day")
    op.drop_table("special_day")
    op.drop_index(op.f("ix_festival_year_decided_by"), table_name="festival_year")
    op.drop_table("festival_year")
    op.drop_index(op.f("ix_event_series_id"), table_name="event")
    op.drop_index(op.f("ix_event_place_id"), table_name="event")
    op.drop_index(op.f("ix_event_host_id"), table_name="event")
    op.drop_index("ix_event_coming", table_name="event")
    op.drop_index(op.f("ix_event_changed_at"), table_name="event")
    op.drop_table("event")
    op.drop_table("birthday")
    op.drop_table("observance")
    op.drop_table("pulse")
