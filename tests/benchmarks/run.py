"""How fast dateline is, beside the limit and its peers: ``python tests/benchmarks/run.py``.

Ratios within one run; nothing here passes or fails. Needs the extra ``benchmark``. The article
measured has 12 records; it is cut from the seed article.
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Union

import attrs
import cattrs.preconf.orjson
import msgspec
import orjson
import pydantic

import dateline
from dateline.convert import default_converter
from dateline.model import RECORD_TYPES, Model, Record, fields

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "us-iraq-coalition" / "article.json"


def best(function: Callable[[], object], number: int = 2000) -> float:
    """Microseconds a call, the best of nine rounds."""
    return min(timeit.repeat(function, number=number, repeat=9)) / number * 1e6


def line(what: str, time: float, limit: float, wanted: float | None = None) -> None:
    aim = f"  (at most {wanted})" if wanted else ""
    print(f"  {what:58} {time:10.1f} µs {time / limit:7.2f}{aim}")


def twelve() -> dateline.Article:
    """Three records of each type, as fully filled as those of the model's description."""
    article = dateline.read(SEED)
    chosen: list[Record] = []
    for record_type in RECORD_TYPES:
        chosen += [record for record in article.records if type(record) is record_type][:3]
    while len(chosen) < 12:
        chosen.append(attrs.evolve(chosen[0], id=f"more-{len(chosen)}"))
    chosen = [attrs.evolve(record, evidence=record.evidence[:1]) for record in chosen]
    return attrs.evolve(article, records=chosen)


def peers() -> tuple[type, type]:
    """The model again, as msgspec Structs and as pydantic models."""
    structs: dict[type, type] = {}
    models: dict[type, type] = {}

    def hint(field: object, known: dict[type, type], union: object) -> object:
        value = union if field.value is Record else known.get(field.value, field.value)
        if field.choices:
            value = Literal[field.choices]
        value = list[value] if field.many else value
        return value | None if field.nullable else value

    records = list(RECORD_TYPES)
    plain = [dateline.Actor, dateline.Place, dateline.Quantity, dateline.Evidence]
    for owner in [*plain, *records, dateline.Article]:
        tagged = issubclass(owner, Record)
        chosen = [field for field in fields(owner) if not (tagged and field.name == "type")]
        union = (
            Union[tuple(structs[record] for record in records)]
            if owner is dateline.Article
            else None
        )
        structs[owner] = msgspec.defstruct(
            owner.__name__,
            [(field.name, hint(field, structs, union)) for field in chosen],
            kw_only=True,
            forbid_unknown_fields=True,
            **({"tag_field": "type", "tag": owner.record_type} if tagged else {}),
        )
        union = (
            Union[tuple(models[record] for record in records)]
            if owner is dateline.Article
            else None
        )
        extra = {"type": (Literal[owner.record_type], ...)} if tagged else {}
        models[owner] = pydantic.create_model(
            owner.__name__,
            __config__=pydantic.ConfigDict(extra="forbid"),
            **extra,
            **{field.name: (hint(field, models, union), ...) for field in chosen},
        )
    return structs[dateline.Article], models[dateline.Article]


def plain_cattrs() -> cattrs.Converter:
    """cattrs with its orjson settings and a tagged union, as one would set it up by hand."""
    converter = cattrs.preconf.orjson.make_converter()
    by_name = {record.record_type: record for record in RECORD_TYPES}
    converter.register_structure_hook_func(
        lambda hint: hint is Record,
        lambda value, _: converter.structure(value, by_name[value["type"]]),
    )
    converter.register_unstructure_hook_func(
        lambda hint: hint is Record, lambda value: converter.unstructure(value, type(value))
    )
    return converter


def memory_and_codecs() -> None:
    article = twelve()
    data = dateline.dumps(article, "jsonl")
    ready = orjson.loads(data)
    Struct, Pydantic = peers()
    struct = msgspec.json.decode(data, type=Struct)
    converter = plain_cattrs()
    print(f"one article of {len(article.records)} records, {len(data):,} bytes\n\nwriting")
    limit = best(lambda: orjson.dumps(ready))
    line("orjson.dumps of ready dicts: the limit", limit, limit)
    line(
        "dateline.dumps(article, 'json')", best(lambda: dateline.dumps(article, "json")), limit, 1.6
    )
    encoder = msgspec.json.Encoder()
    line("msgspec encoding Structs", best(lambda: encoder.encode(struct)), limit)
    model = Pydantic.model_validate_json(data)
    line("pydantic model_dump_json", best(model.model_dump_json, 300), limit)
    line("cattrs, orjson preconf", best(lambda: converter.dumps(article), 300), limit)
    print("\nreading, every field checked")
    limit = best(lambda: orjson.loads(data))
    line("orjson.loads: the limit", limit, limit)
    line("dateline.loads(data, 'json')", best(lambda: dateline.loads(data, "json")), limit, 3)
    decoder = msgspec.json.Decoder(Struct)
    line("msgspec decoding Structs", best(lambda: decoder.decode(data)), limit)
    line(
        "pydantic model_validate_json", best(lambda: Pydantic.model_validate_json(data), 300), limit
    )
    line(
        "cattrs, orjson preconf", best(lambda: converter.loads(data, dateline.Article), 300), limit
    )


def conversions() -> None:
    article = twelve()
    count = 500
    articles = [attrs.evolve(article, id=f"article-{index}") for index in range(count)]
    lines = dateline.dumps(articles, "jsonl")
    split = lines.splitlines()
    verbs = default_converter()
    table = verbs._export_context().table
    rows = [
        ["" if cell is None else cell for cell in row] for a in articles for row in table.rows(a)
    ]
    features = json.loads(dateline.dumps(articles, "geojson"))["features"]

    def ready_rows() -> None:
        for text in split:
            orjson.loads(text)
        csv.writer(io.StringIO()).writerows(rows)

    def ready_features() -> None:
        for text in split:
            orjson.loads(text)
        b",\n".join([orjson.dumps(feature) for feature in features])

    print(f"\nJSON Lines of {count} articles to")
    for name, limit_function in (("csv", ready_rows), ("geojson", ready_features)):
        limit = best(limit_function, 1)
        line(f"{name}: orjson.loads and writing what is ready: the limit", limit, limit)
        time = best(
            lambda name=name: verbs.convert(
                io.BytesIO(lines), io.BytesIO(), from_format="jsonl", to_format=name
            ),
            1,
        )
        line(f"{name}: dateline.convert", time, limit, 3)


def peak_memory() -> None:
    print("\npeak memory of `dateline convert` from JSON Lines to CSV")
    text = "Leaders met in Erbil. " * 10
    article = dateline.Article(text=text)
    article = article.with_records(dateline.Meeting(evidence=[article.cite(text[:-1])]))
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (10_000, 100_000):
            source = Path(folder) / "articles.jsonl"
            dateline.write((attrs.evolve(article, id=str(n)) for n in range(count)), source)
            program = (
                "from dateline.cli import main\n"
                "try:\n    main()\n"
                "except SystemExit:\n    pass\n"
                # Unlike ru_maxrss, it does not begin with what the parent had at the fork.
                "status = open('/proc/self/status').read()\n"
                "print(status.split('VmHWM:')[1].split()[0])\n"
            )
            run = subprocess.run(
                [
                    sys.executable,
                    "-c",
                    program,
                    "convert",
                    str(source),
                    str(Path(folder) / "out.csv"),
                ],
                capture_output=True,
                text=True,
                check=True,
            )
            peaks.append(int(run.stdout.split()[-1]))
            print(f"  {count:7,} articles {peaks[-1] / 1024:8.1f} MiB")
    print(f"  ratio {peaks[1] / peaks[0]:.3f}  (at most 1.1)")


def start_up() -> None:
    print("\nstart-up")
    imports = [sys.executable, "-c", "import attrs, cattrs, orjson, pluggy, click"]
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "events.geojson")
        command = [sys.executable, "-m", "dateline", "convert", str(SEED), target]

        def run(arguments: list[str]) -> float:
            return best(lambda: subprocess.run(arguments, check=True, capture_output=True), 3)

        limit = run(imports)
        line("python -c 'import attrs, cattrs, orjson, pluggy, click'", limit, limit)
        line("dateline convert of one article", run(command), limit, 2)


if __name__ == "__main__":
    assert issubclass(dateline.Article, Model)
    memory_and_codecs()
    conversions()
    peak_memory()
    start_up()
