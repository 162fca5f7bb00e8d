"""Columns: every one has a name of its own, and each record's cells are in them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Deployment,
    Meeting,
    Place,
    Quantity,
    Record,
)
from dateline.model.base import Model
from dateline.model.fields import describe
from dateline.table import CellWriters, Table, table_of

CORE: dict[str, type[Record]] = {kind.record_type: kind for kind in RECORD_TYPES}


@attrs.frozen(slots=False, kw_only=True)
class Clause(Model):
    """A part of a record that is shown by a place, with a list and a free type beside it."""

    seat: Place = attrs.field(metadata=describe("Seat", label=True))
    type: str = attrs.field(default="", metadata=describe("Free text", detail=True))
    tags: Sequence[str] = attrs.field(default=(), metadata=describe("Tags", detail=True))
    size: int | None = attrs.field(default=None, metadata=describe("Size", detail=True))


@attrs.frozen(slots=False, kw_only=True)
class Pact(Record, type="pact"):
    """Its fields clash with the article's, with another type's and with each other."""

    headline: str | None = attrs.field(default=None)
    outcome: int | None = attrs.field(default=None)
    Topics: Sequence[str] = attrs.field(default=())
    evidence_start: str | None = attrs.field(default=None)
    clause: Clause | None = attrs.field(default=None)
    clause_size: int | None = attrs.field(default=None)
    clauses: Sequence[Clause] = attrs.field(default=())
    movement: str | None = attrs.field(default=None)


@attrs.frozen(slots=False, kw_only=True)
class Pact2(Record, type="pact_outcome"):
    """A plugin type whose qualified name is that of another's column."""

    pact_outcome: str | None = attrs.field(default=None)
    outcome: int | None = attrs.field(default=None)


TABLE = Table({**CORE, "pact": Pact, "pact_outcome": Pact2})


def row(record: Record, table: Table = TABLE) -> dict[str, object]:
    (cells,) = table.rows(Article(text="a", headline="H", records=[record]))
    names = [column.name for column in table.columns]
    assert len(cells) == len(names)
    return dict(zip(names, cells, strict=True))


def test_no_two_columns_share_a_name_in_any_case() -> None:
    names = [column.name.lower() for column in TABLE.columns]
    assert len(set(names)) == len(names)


def test_the_columns_of_the_core_keep_their_names() -> None:
    core = [column.name for column in Table(CORE).columns]
    assert [name for name in (c.name for c in TABLE.columns) if name in core] == core


def test_clashing_columns_are_qualified_and_none_is_lost() -> None:
    clause = Clause(seat=Place(name="P"), type="=x", tags=["t"], size=3)
    cells = row(
        Pact(
            headline="own", outcome=1, Topics=["T"], evidence_start="s", clause=clause,
            clause_size=4, clauses=[clause, clause], movement="m",
        )
    )  # fmt: skip
    assert cells["headline"] == "H"
    assert cells["pact_headline"] == "own"
    assert (cells["outcome"], cells["pact_outcome"]) == (None, 1)
    assert (cells["topics"], cells["pact_Topics"]) == (None, ("T",))
    assert (cells["evidence_start"], cells["pact_evidence_start"]) == (None, "s")
    assert (cells["clause_size"], cells["pact_clause_size"]) == (3, 4)
    assert (cells["movement"], cells["pact_movement"]) == (None, "m")
    assert (cells["clause"], cells["clause_tags"]) == ("P", ["t"])
    assert (cells["clauses"], cells["clauses_tags"]) == (["P", "P"], ["t", "t"])
    other = row(Pact2(pact_outcome="x", outcome=2))
    assert "x" in other.values()
    assert 2 in other.values()


def test_only_closed_lists_are_choices() -> None:
    kinds = {column.name: column.kind for column in TABLE.columns}
    assert kinds["type"] == kinds["status"] == kinds["country"] == kinds["kind"] == "choice"
    assert kinds["clause_type"] == "text"


def test_absent_objects_have_empty_cells() -> None:
    cells = row(Deployment(), Table(CORE))
    for name in ("place_name", "latitude", "personnel", "personnel_approximate", "evidence_exact"):
        assert cells[name] is None
    assert cells["other_places"] == ()
    assert cells["date_start"] is cells["date_end"] is None


def test_rows_and_properties_agree() -> None:
    record = Deployment(
        date="2024-02", places=[Place(name="P", latitude=1, longitude=2), Place(name="Q")],
        force=Actor(name="F"), personnel=Quantity(best=3), equipment=["a", "b"],
    )  # fmt: skip
    article = Article(text="a", headline="H", records=[record, Meeting(topics=["t"])])
    for cells, (found, properties) in zip(
        TABLE.rows(article), TABLE.properties(article), strict=True
    ):
        whole = dict(zip((c.name for c in TABLE.columns), cells, strict=True))
        assert properties == {name: whole[name] for name in properties}
        own = [c.name for c in TABLE.columns if not c.record_types or found.type in c.record_types]
        assert [*properties] == own
    assert row(record)["other_places"] == ["Q"]
    assert (row(record)["date_start"], row(record)["date_end"]) == ("2024-02-01", "2024-02-29")


def test_writers_are_called_with_cells_of_their_kind() -> None:
    writers = CellWriters(text=str.upper, boolean=repr, many=len)
    record = Deployment(mission="m", equipment=["a", "b"], personnel=Quantity(best=3))
    (cells,) = TABLE.rows(Article(text="a", headline="h", records=[record]), writers)
    found = dict(zip((column.name for column in TABLE.columns), cells, strict=True))
    assert (found["headline"], found["mission"], found["equipment"]) == ("H", "M", 2)
    assert (found["personnel"], found["personnel_approximate"]) == (3, "False")
    assert (found["summary"], found["type"]) == (None, "deployment")


def test_a_table_is_made_once() -> None:
    assert table_of(CORE) is table_of(dict(CORE))
