"""Cases, with all that belongs to them; what was a numbered question becomes one."""

import sqlalchemy as sa
from alembic import op

from community.database import new_id
from community.secrets import CannotOpenError, seal, unseal

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LONGEST_WORDS = 1000
_QUESTION = sa.table(
    "question",
    *map(
        sa.column,
        (
            "id",
            "number",
            "person_id",
            "place_id",
            "kind",
            "state",
            "words_sealed",
            "article_id",
            "holder_id",
            "asked_at",
            "changed_at",
            "reopened",
            "outcome",
            "missed",
            "case_id",
        ),
    ),
)
_CASE = sa.table(
    "case_file",
    *map(
        sa.column,
        (
            "id",
            "number",
            "kind",
            "state",
            "outcome",
            "person_id",
            "place_id",
            "window",
            "contact",
            "level",
            "holder_id",
            "lead_id",
            "submitted_at",
            "accepted_at",
            "ended_at",
            "changed_at",
            "turn",
            "reopened",
            "extended",
            "climbed",
            "article_id",
        ),
    ),
)
_ENTRY = sa.table("case_entry", *map(sa.column, ("id", "case_id", "person_id", "side", "sort", "words_sealed", "at")))
_DELIVERY = sa.table(
    "delivery", *map(sa.column, ("id", "key", "card", "chat_id", "step", "message_id", "arguments_sealed"))
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "service",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("accept_minutes", sa.Integer(), nullable=False),
        sa.Column("solve_minutes", sa.Integer(), nullable=False),
        sa.Column("claimers", sa.JSON(), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("outside", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("proof", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('question','repair','help','complaint','suggestion','patrol')", name=op.f("ck_service_kind")
        ),
        sa.CheckConstraint("level IN ('grid','community','street','district')", name=op.f("ck_service_level")),
        sa.CheckConstraint("accept_minutes > 0 AND solve_minutes > 0", name=op.f("ck_service_times")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_service")),
    )
    op.create_index(op.f("ix_service_kind"), "service", ["kind"])
    op.create_table(
        "board",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("section", sa.String(length=16), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_board_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_board")),
    )
    op.create_index(op.f("ix_board_changed_at"), "board", ["changed_at"])
    op.create_table(
        "proxy",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("elder_id", sa.BigInteger(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("token", sa.String(length=24), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["elder_id"], ["person.id"], name=op.f("fk_proxy_elder_id_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proxy_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy")),
        sa.UniqueConstraint("token", name=op.f("uq_proxy_token")),
    )
    op.create_index(op.f("ix_proxy_elder_id"), "proxy", ["elder_id"])
    op.create_index(op.f("ix_proxy_person_id"), "proxy", ["person_id"])
    op.create_table(
        "case_file",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("proxy_id", sa.BigInteger(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("spot_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("window", sa.String(length=16), nullable=False),
        sa.Column("contact", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=True),
        sa.Column("holder_id", sa.BigInteger(), nullable=True),
        sa.Column("lead_id", sa.BigInteger(), nullable=True),
        sa.Column("accept_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("solve_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("climbed", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("outside", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("part_of_id", sa.BigInteger(), nullable=True),
        sa.Column("merged_into_id", sa.BigInteger(), nullable=True),
        sa.Column("article_id", sa.String(length=80), nullable=True),
        sa.Column("anonymised_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'draft') = (number IS NULL)", name=op.f("ck_case_file_number")),
        sa.CheckConstraint("(state = 'ended') = (outcome IS NOT NULL)", name=op.f("ck_case_file_ended")),
        sa.CheckConstraint(
            "kind IN ('question','repair','help','complaint','suggestion','patrol')", name=op.f("ck_case_file_kind")
        ),
        sa.CheckConstraint("level IN ('grid','community','street','district')", name=op.f("ck_case_file_level")),
        sa.CheckConstraint(
            "outcome IN ('solved','answered','not-now','emergency','statutory','already','private','outside','improper')",
            name=op.f("ck_case_file_outcome"),
        ),
        sa.CheckConstraint(
            "state IN ('draft','waiting','taken','asking','on-hold','ended','withdrawn','merged')",
            name=op.f("ck_case_file_state"),
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["person.id"], name=op.f("fk_case_file_holder_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["person.id"], name=op.f("fk_case_file_lead_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["case_file.id"],
            name=op.f("fk_case_file_merged_into_id_case_file"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"], ["case_file.id"], name=op.f("fk_case_file_part_of_id_case_file"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_case_file_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_case_file_place_id_place"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"], ["proxy.id"], name=op.f("fk_case_file_proxy_id_proxy"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["service"], ["service.key"], name=op.f("fk_case_file_service_service"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number")),
    )
    op.create_index("ix_case_file_alike", "case_file", ["place_id", "service", "submitted_at"])
    op.create_index(op.f("ix_case_file_changed_at"), "case_file", ["changed_at"])
    op.create_index(op.f("ix_case_file_holder_id"), "case_file", ["holder_id"])
    op.create_index(op.f("ix_case_file_lead_id"), "case_file", ["lead_id"])
    op.create_index(op.f("ix_case_file_merged_into_id"), "case_file", ["merged_into_id"])
    op.create_index(
        "ix_case_file_open",
        "case_file",
        ["place_id", "state"],
        sqlite_where=sa.text("state IN ('waiting','taken','asking','on-hold')"),
        postgresql_where=sa.text("state IN ('waiting','taken','asking','on-hold')"),
    )
    op.create_index(op.f("ix_case_file_part_of_id"), "case_file", ["part_of_id"])
    op.create_index(op.f("ix_case_file_person_id"), "case_file", ["person_id"])
    op.create_index(op.f("ix_case_file_place_id"), "case_file", ["place_id"])
    op.create_index(op.f("ix_case_file_proxy_id"), "case_file", ["proxy_id"])
    op.create_index(op.f("ix_case_file_service"), "case_file", ["service"])
    op.create_index(op.f("ix_case_file_state"), "case_file", ["state"])
    op.create_index(op.f("ix_case_file_submitted_at"), "case_file", ["submitted_at"])
    op.create_table(
        "case_entry",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("side", sa.String(length=16), nullable=False),
        sa.Column("sort", sa.String(length=16), nullable=False),
        sa.Column("proof", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("file_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("side IN ('resident','worker','note')", name=op.f("ck_case_entry_side")),
        sa.CheckConstraint("sort IN ('words','photo','video','voice','document')", name=op.f("ck_case_entry_sort")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_entry_case_id_case_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_case_entry_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entry")),
    )
    op.create_index(op.f("ix_case_entry_case_id"), "case_entry", ["case_id"])
    op.create_index("ix_case_entry_said", "case_entry", ["person_id", "message_id"])
    op.create_table(
        "case_follower",
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_follower_case_id_case_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_case_follower_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", "person_id", name=op.f("pk_case_follower")),
    )
    op.create_index(op.f("ix_case_follower_person_id"), "case_follower", ["person_id"])
    op.add_column("chat_group", sa.Column("guards", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("person", sa.Column("talks_about", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_person_talks_about"), "person", ["talks_about"])
    _keys_are_compared('COLLATE "C"')
    _questions_become_cases()
    _cards_become_cards_of_cases()
    with op.batch_alter_table("question") as batch:
        batch.drop_index("ix_question_changed_at")
        batch.drop_index("ix_question_holder_id")
        batch.drop_index("ix_question_place_id")
        batch.drop_index("ix_question_state")
        batch.drop_constraint(op.f("uq_question_number"), type_="unique")
        batch.drop_constraint(op.f("ck_question_state"), type_="check")
        batch.drop_constraint(op.f("ck_question_kind"), type_="check")
        batch.drop_constraint(op.f("ck_question_number"), type_="check")
        batch.drop_constraint(op.f("fk_question_place_id_place"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_question_holder_id_person"), type_="foreignkey")
        batch.add_column(sa.Column("case_id", sa.BigInteger(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_question_case_id_case_file"), "case_file", ["case_id"], ["id"], ondelete="SET NULL"
        )
        for name in ("reopened", "state", "number", "place_id", "kind", "changed_at", "holder_id"):
            batch.drop_column(name)
        batch.create_index("ix_question_asked_at", ["asked_at"])
        batch.create_index("ix_question_case_id", ["case_id"])
    op.get_bind().execute(
        sa.update(_QUESTION).where(_QUESTION.c.id.in_(sa.select(_CASE.c.id))).values(case_id=_QUESTION.c.id)
    )


def _keys_are_compared(collation: str) -> None:
    """Let the keys of deliveries be compared like this, as SQLite always does byte by byte: cards are found by beginnings."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE delivery ALTER COLUMN key TYPE VARCHAR(96) {collation}")


def _questions_become_cases() -> None:
    """Let every question with a number be a case with the same id, so that old buttons and timers still mean it."""
    old, connection = _QUESTION.c, op.get_bind()
    state = sa.case((old.state == "done", "ended"), else_=old.state)
    # Nobody has said since that a repair or an errand is solved; but that is what its holder said.
    ended = sa.case((old.kind == "question", "answered"), else_="solved")
    fields = {
        "id": old.id,
        "number": old.number,
        "kind": old.kind,
        "state": state,
        "outcome": sa.case((old.state == "done", ended)),
        "person_id": old.person_id,
        "place_id": old.place_id,
        "window": sa.literal("any"),
        "contact": sa.literal("chat"),
        "level": sa.literal("community"),
        "holder_id": old.holder_id,
        "lead_id": old.holder_id,
        "submitted_at": old.asked_at,
        "accepted_at": sa.case((old.state == "taken", old.changed_at)),
        "ended_at": sa.case((old.state.in_(["done", "withdrawn"]), old.changed_at)),
        "changed_at": old.changed_at,
        "turn": old.reopened,
        "reopened": old.reopened,
        "extended": sa.literal(0),
        "climbed": sa.literal(0),
        "article_id": old.article_id,
    }
    numbered = sa.select(*fields.values()).where(old.number.is_not(None))
    connection.execute(sa.insert(_CASE).from_select(list(fields), numbered))
    said = sa.select(old.id, old.person_id, old.words_sealed, old.asked_at).where(
        old.number.is_not(None), old.words_sealed.is_not(None)
    )
    for question_id, person_id, words_sealed, asked_at in connection.execute(said).all():
        entry_id = new_id()
        try:
            words = unseal(words_sealed, place=("question", "words", str(question_id)))
            resealed = seal(words, place=("case_entry", "words", str(entry_id)))
        except CannotOpenError:
            # The question keeps them for whoever finds the key.
            continue
        if words:
            connection.execute(
                sa.insert(_ENTRY).values(
                    id=entry_id,
                    case_id=question_id,
                    person_id=person_id,
                    side="resident",
                    sort="words",
                    words_sealed=resealed,
                    at=asked_at,
                )
            )


def _cards_become_cards_of_cases() -> None:
    """Let cards that stand in chats be found by their case, to change with it; what they said is not needed for that.

    Whatever is still to be sent or edited belongs to cards that nobody can draw any more, and goes.
    """
    row, connection = _DELIVERY.c, op.get_bind()
    ours = row.key.like("question:%")
    standing = sa.select(row.id, row.key, row.chat_id).where(ours, row.step == "send", row.message_id.is_not(None))
    for delivery_id, key, chat_id in connection.execute(standing).all():
        _, case_id, what, *rest = key.split(":")
        if what == "waiting":
            turn, reader = rest
            where = "person" if chat_id is None else "staff"
            named = {"key": f"case:{case_id}:desk:{where}:{turn}:community:{reader}:again", "card": "case-desk"}
        elif what == "in-hand":
            turn, holder = rest
            named = {"key": f"case:{case_id}:hand:{holder}:{turn}:0", "card": "case-hand"}
        else:
            continue
        renamed = sa.update(_DELIVERY).where(row.id == delivery_id).values(arguments_sealed=None, **named)
        connection.execute(renamed)
    connection.execute(sa.delete(_DELIVERY).where(ours))


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_question_asked_at", table_name="question")
    for column in (
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=True),
        sa.Column("holder_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened", sa.Integer(), nullable=True),
    ):
        op.add_column("question", column)
    _cases_become_questions()
    with op.batch_alter_table("question") as batch:
        batch.drop_index("ix_question_case_id")
        batch.drop_constraint(op.f("fk_question_case_id_case_file"), type_="foreignkey")
        batch.drop_column("case_id")
        for name, sort in (
            ("kind", sa.String(length=16)),
            ("state", sa.String(length=16)),
            ("changed_at", sa.DateTime(timezone=True)),
            ("reopened", sa.Integer()),
        ):
            batch.alter_column(name, existing_type=sort, nullable=False)
        batch.create_unique_constraint(op.f("uq_question_number"), ["number"])
        batch.create_check_constraint(op.f("ck_question_number"), "(state = 'unanswered') = (number IS NULL)")
        batch.create_check_constraint(op.f("ck_question_kind"), "kind IN ('question','repair','help')")
        batch.create_check_constraint(
            op.f("ck_question_state"), "state IN ('unanswered','waiting','taken','done','withdrawn')"
        )
        batch.create_foreign_key(
            op.f("fk_question_holder_id_person"), "person", ["holder_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_foreign_key(op.f("fk_question_place_id_place"), "place", ["place_id"], ["id"], ondelete="SET NULL")
        for name in ("changed_at", "holder_id", "place_id", "state"):
            batch.create_index(f"ix_question_{name}", [name])
    op.drop_index("ix_person_talks_about", table_name="person")
    op.drop_column("person", "talks_about")
    op.drop_column("chat_group", "guards")
    for name in ("case_follower", "case_entry", "board", "case_file", "proxy", "service"):
        op.drop_table(name)
    _keys_are_compared('COLLATE "default"')
    # Their kinds of timers, their cards and their buttons are unknown to the older program.
    op.execute("DELETE FROM timer WHERE kind LIKE 'case-%'")
    op.execute("DELETE FROM delivery WHERE key LIKE 'case:%' OR key LIKE 'proxy:%' OR key LIKE 'level-empty:%'")
    op.execute(
        "DELETE FROM delivery WHERE (card LIKE 'case-%' OR card LIKE 'proxy-%') AND state IN ('pending','leased')"
    )


def _cases_become_questions() -> None:
    """Let every case of somebody be a question with its number again; what only a case has is lost."""
    old, connection = _CASE.c, op.get_bind()
    connection.execute(
        sa.update(_QUESTION).values(
            state="unanswered", kind="question", changed_at=_QUESTION.c.asked_at, reopened=0, place_id=None
        )
    )
    states = {"asking": "taken", "on-hold": "taken", "ended": "done", "merged": "withdrawn"}
    kinds = {"complaint": "question", "suggestion": "question", "patrol": "repair"}
    numbered = sa.select(
        old.id,
        old.number,
        old.kind,
        old.state,
        old.person_id,
        old.place_id,
        old.holder_id,
        old.submitted_at,
        old.changed_at,
        old.reopened,
        old.article_id,
    ).where(old.number.is_not(None), old.person_id.is_not(None))
    for row in connection.execute(numbered).mappings().all():
        fields = {
            "number": row["number"],
            "kind": kinds.get(row["kind"], row["kind"]),
            "state": states.get(row["state"], row["state"]),
            "place_id": row["place_id"],
            "holder_id": row["holder_id"],
            "changed_at": row["changed_at"],
            "reopened": row["reopened"],
        }
        asked = sa.select(sa.func.min(_QUESTION.c.id)).where(_QUESTION.c.case_id == row["id"])
        question_id = connection.execute(asked).scalar_one()
        if question_id is not None:
            connection.execute(sa.update(_QUESTION).where(_QUESTION.c.id == question_id).values(**fields))
            continue
        connection.execute(
            sa.insert(_QUESTION).values(
                id=row["id"],
                person_id=row["person_id"],
                words_sealed=_words(row["id"]),
                article_id=row["article_id"],
                asked_at=row["submitted_at"] or row["changed_at"],
                outcome="",
                missed=sa.false(),
                **fields,
            )
        )


def _words(case_id: int) -> bytes | None:
    """Return what the resident said in the case, sealed for a question with its id; None where no key opens it."""
    entry = _ENTRY.c
    said = sa.select(entry.id, entry.words_sealed).where(
        entry.case_id == case_id, entry.side == "resident", entry.words_sealed.is_not(None)
    )
    place = ("case_entry", "words")
    try:
        words = [
            unseal(sealed, place=(*place, str(entry_id)))
            for entry_id, sealed in op.get_bind().execute(said.order_by(entry.at, entry.id)).all()
        ]
        return seal("\n".join(words)[:_LONGEST_WORDS], place=("question", "words", str(case_id)))
    except CannotOpenError:
        return None
