"""Volunteers: teams, tasks, who takes part, the time they gave, and certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SERVICE = sa.table("service", sa.column("key", sa.String()), sa.column("claimers", sa.JSON()))


def upgrade() -> None:
    """Add the tables, and which roles came with a team."""
    op.add_column("role", sa.Column("with_team", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("founded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_team_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("place_id", "name", name=op.f("uq_team_place_id_name")),
    )
    op.create_index(op.f("ix_team_place_id"), "team", ["place_id"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("stints", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_certificate_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
    )
    op.create_index(op.f("ix_certificate_person_id"), "certificate", ["person_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("leads", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("standing IN ('asked','member')", name=op.f("ck_membership_standing")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_membership_team_id_team"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "skill",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("licence", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("checked_by", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_skill_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_skill")),
    )
    op.create_index(op.f("ix_skill_key"), "skill", ["key"], unique=False)
    op.create_table(
        "volunteer",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("profile_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("consent_by", sa.BigInteger(), nullable=True),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rests", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_volunteer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_volunteer")),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("series_id", sa.BigInteger(), nullable=True),
        sa.Column("regular_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("repeat", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("planner_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("notes", sa.String(length=500), nullable=False),
        sa.Column("meeting", sa.String(length=120), nullable=False),
        sa.Column("spot_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("served_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("served_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("home", sa.Boolean(), nullable=True),
        sa.Column("risk", sa.String(length=16), nullable=True),
        sa.Column("risk_words", sa.String(length=300), nullable=False),
        sa.Column("skill", sa.String(length=24), nullable=True),
        sa.Column("one_skilled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("women", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("insured", sa.Boolean(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("anonymised_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'draft') = (number IS NULL)", name=op.f("ck_task_number")),
        sa.CheckConstraint("risk IN ('everyday','care','danger')", name=op.f("ck_task_risk")),
        sa.CheckConstraint("state IN ('draft','open','over','called-off')", name=op.f("ck_task_state")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_task_times")),
        sa.CheckConstraint("seats BETWEEN 1 AND 200", name=op.f("ck_task_seats")),
        sa.CheckConstraint("taken BETWEEN 0 AND seats", name=op.f("ck_task_taken")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_task_case_id_case_file"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_task_place_id_place")),
        sa.ForeignKeyConstraint(
            ["planner_id"], ["person.id"], name=op.f("fk_task_planner_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["served_id"], ["person.id"], name=op.f("fk_task_served_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_task_team_id_team"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("number", name=op.f("uq_task_number")),
        sa.UniqueConstraint("series_id", "regular_at", name=op.f("uq_task_series_id_regular_at")),
    )
    op.create_index(op.f("ix_task_case_id"), "task", ["case_id"], unique=False)
    op.create_index(op.f("ix_task_changed_at"), "task", ["changed_at"], unique=False)
    op.create_index("ix_task_coming", "task", ["state", "starts_at"], unique=False)
    op.create_index(op.f("ix_task_place_id"), "task", ["place_id"], unique=False)
    op.create_index(op.f("ix_task_planner_id"), "task", ["planner_id"], unique=False)
    op.create_index(op.f("ix_task_series_id"), "task", ["series_id"], unique=False)
    op.create_index(op.f("ix_task_served_id"), "task", ["served_id"], unique=False)
    op.create_index(op.f("ix_task_team_id"), "task", ["team_id"], unique=False)
    op.create_table(
        "signup",
        sa.Column("task_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kept", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("coming", sa.Boolean(), nullable=True),
        sa.Column("missed_by", sa.BigInteger(), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contest_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("contested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('held','waiting','offered','left','declined')", name=op.f("ck_signup_state")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_signup_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_signup_task_id_task"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_id", "person_id", name=op.f("pk_signup")),
    )
    op.create_index("ix_signup_line", "signup", ["task_id", "state", "position"], unique=False)
    op.create_index(op.f("ix_signup_person_id"), "signup", ["person_id"], unique=False)
    op.create_table(
        "stint",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_time", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_as", sa.String(length=16), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'running') = (out_at IS NULL)", name=op.f("ck_stint_running")),
        sa.CheckConstraint("state IN ('running','ended','confirmed','doubted')", name=op.f("ck_stint_state")),
        sa.CheckConstraint("confirmed_by IS NULL OR confirmed_by <> person_id", name=op.f("ck_stint_own")),
        sa.CheckConstraint("minutes >= 0 AND minutes <= 1440", name=op.f("ck_stint_minutes")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stint_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_stint_task_id_task"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stint")),
        sa.UniqueConstraint("task_id", "person_id", name=op.f("uq_stint_task_id_person_id")),
    )
    op.create_index("ix_stint_person", "stint", ["person_id", "in_at"], unique=False)
    op.create_index(op.f("ix_stint_task_id"), "stint", ["task_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stint_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.BigInteger(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("agreed_by IS NULL OR agreed_by <> asked_by", name=op.f("ck_correction_two")),
        sa.CheckConstraint("minutes >= 0 AND minutes <= 1440", name=op.f("ck_correction_minutes")),
        sa.ForeignKeyConstraint(
            ["stint_id"], ["stint.id"], name=op.f("fk_correction_stint_id_stint"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_stint_id"), "correction", ["stint_id"], unique=False)
    _let_leaders_claim()


def downgrade() -> None:
    """Drop them."""
    # Their kinds of timers and their cards are unknown to the older program.
    for kind in ("task", "stint", "correction", "absence", "team", "certificate"):
        op.execute(f"DELETE FROM timer WHERE kind LIKE '{kind}-%'")  # noqa: S608 - the names stand above
        op.execute(f"DELETE FROM delivery WHERE card LIKE '{kind}-%'")  # noqa: S608 - the names stand above
    op.execute("DELETE FROM delivery WHERE card = 'words-gone'")
    op.drop_index(op.f("ix_correction_stint_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_index(op.f("ix_stint_task_id"), table_name="stint")
    op.drop_index("ix_stint_person", table_name="stint")
    op.drop_table("stint")
    op.drop_index(op.f("ix_signup_person_id"), table_name="signup")
    op.drop_index("ix_signup_line", table_name="signup")
    op.drop_table("signup")
    op.drop_index(op.f("ix_task_team_id"), table_name="task")
    op.drop_index(op.f("ix_task_served_id"), table_name="task")
    op.drop_index(op.f("ix_task_series_id"), table_name="task")
    op.drop_index(op.f("ix_task_planner_id"), table_name="task")
    op.drop_index(op.f("ix_task_place_id"), table_name="task")
    op.drop_index("ix_task_coming", table_name="task")
    op.drop_index(op.f("ix_task_changed_at"), table_name="task")
    op.drop_index(op.f("ix_task_case_id"), table_name="task")
    op.drop_table("task")
    op.drop_table("volunteer")
    op.drop_index(op.f("ix_skill_key"), table_name="skill")
    op.drop_table("skill")
    op.drop_index(op.f("ix_membership_person_id"), table_name="membership")
    op.drop_table("membership")
    op.drop_index(op.f("ix_certificate_person_id"), table_name="certificate")
    op.drop_table("certificate")
    op.drop_index(op.f("ix_team_place_id"), table_name="team")
    op.drop_table("team")
    op.drop_column("role", "with_team")


def _let_leaders_claim() -> None:
    """Let whoever leads volunteers take what they took so far, also where the committee named them itself.

    Going back leaves it so: nobody can tell any more who was meant before.
    """
    bind = op.get_bind()
    for key, claimers in bind.execute(sa.select(_SERVICE.c.key, _SERVICE.c.claimers)).all():
        if "volunteer" in claimers:
            # In the order in which the catalogue keeps them.
            named = ["team-leader", *(role for role in claimers if role not in {"volunteer", "team-leader"})]
            bind.execute(_SERVICE.update().where(_SERVICE.c.key == key).values(claimers=named))
