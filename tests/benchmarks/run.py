"""How fast dateline is, beside the limit and its peers: ``python tests/benchmarks/run.py``.

Ratios within one run; nothing here passes or fails. Needs the extra ``benchmark``, and dateline
installed with its bytecode compiled, as pip does without ``-e``. The article
measured has 12 records; it is cut from the seed article.
"""

import csv
import io
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
from dateline.table import table_of

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "us-iraq-coalition" / "article.json"


def compare(
    contenders: dict[str, Callable[[], object]], number: int, wanted: dict[str, float]
) -> None:
    """Print the best time of each, and its ratio to the first, which is the limit.

    They take turns, so that a machine that is busy for a while is busy for all.
    """
    times: dict[str, float] = dict.fromkeys(contenders, float("inf"))
    for _ in range(25):
        for name, function in contenders.items():
            time = timeit.timeit(function, number=number) / number * 1e6
            times[name] = min(times[name], time)
    limit = next(iter(times.values()))
    for name, time in times.items():
        aim = f"  (at most {wanted[name]})" if name in wanted else ""
        print(f"  {name:58} {time:10.1f} µs {time / limit:7.2f}{aim}")


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


def codecs() -> None:
    article = twelve()
    data = dateline.dumps(article, "jsonl")
    ready = orjson.loads(data)
    struct_type, model_type = peers()
    struct = msgspec.json.decode(data, type=struct_type)
    model = model_type.model_validate_json(data)
    converter = plain_cattrs()
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(struct_type)
    print(f"one article of {len(article.records)} records, {len(data):,} bytes\n\nwriting")
    compare(
        {
            "orjson.dumps of ready dicts: the limit": lambda: orjson.dumps(ready),
            "dateline.dumps(article, 'json')": lambda: dateline.dumps(article, "json"),
            "msgspec encoding Structs": lambda: encoder.encode(struct),
            "pydantic model_dump_json": model.model_dump_json,
            "cattrs, orjson preconf": lambda: converter.dumps(article),
        },
        500,
        {"dateline.dumps(article, 'json')": 1.6},
    )
    print("\nreading, every field checked")
    compare(
        {
            "orjson.loads: the limit": lambda: orjson.loads(data),
            "dateline.loads(data, 'json')": lambda: dateline.loads(data, "json"),
            "msgspec decoding Structs": lambda: decoder.decode(data),
            "pydantic model_validate_json": lambda: model_type.model_validate_json(data),
            "cattrs, orjson preconf": lambda: converter.loads(data, dateline.Article),
        },
        200,
        {"dateline.loads(data, 'json')": 3},
    )


class Nowhere(io.RawIOBase):
    """Takes what is written and keeps none of it."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return len(data)


class NoText(io.TextIOBase):
    """Takes what is written and keeps none of it."""

    def write(self, text: str) -> int:
        return len(text)


def conversions() -> None:
    article = twelve()
    count = 1000
    articles = [attrs.evolve(article, id=f"article-{index}") for index in range(count)]
    lines = dateline.dumps(articles, "jsonl")
    verbs = default_converter()
    table = table_of(verbs.registry.record_types())
    rows = [
        [["" if cell is None else cell for cell in row] for row in table.rows(a)] for a in articles
    ]
    features = [orjson.loads(dateline.dumps(a, "geojson"))["features"] for a in articles]

    # The limits read the same lines and write the same rows: of GeoJSON, the very same bytes but
    # for the first and the last line.
    def ready_rows() -> None:
        writer = csv.writer(NoText())
        for text, ready in zip(io.BytesIO(lines), rows, strict=True):
            orjson.loads(text)
            writer.writerows(ready)

    def ready_features() -> None:
        nowhere = Nowhere()
        for text, ready in zip(io.BytesIO(lines), features, strict=True):
            orjson.loads(text)
            for feature in ready:
                nowhere.write(b",\n" + orjson.dumps(feature))

    def convert(name: str) -> None:
        verbs.convert(io.BytesIO(lines), Nowhere(), from_format="jsonl", to_format=name)

    print(f"\nJSON Lines of {count} articles to CSV and to GeoJSON")
    limit = "orjson.loads and writing what is ready: the limit"
    for name, ready in (("csv", ready_rows), ("geojson", ready_features)):
        mine = f"dateline.convert to {name}"
        compare({limit: ready, mine: lambda name=name: convert(name)}, 1, {mine: 3})


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


def gazetteer_loading() -> None:
    print("\nthe gazetteer, in a process of its own")
    program = (
        "import time, dateline, dateline.gazetteer as own\n"
        "def memory():\n"
        "    status = open('/proc/self/status').read()\n"
        "    return int(status.split('VmRSS:')[1].split()[0]) / 1024\n"
        "before, start = memory(), time.perf_counter()\n"
        "known = own.gazetteer()\n"
        "known.named('Erbil')\n"
        "loaded, names = time.perf_counter() - start, memory()\n"
        "start = time.perf_counter()\n"
        "own.outline('FRA')\n"
        "drawn = time.perf_counter() - start\n"
        "print(loaded * 1e3, names - before, drawn * 1e3, memory() - names)\n"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    best = [
        min(map(float, figures))
        for figures in zip(*(run.stdout.split() for run in runs), strict=True)
    ]
    print(f"  names    {best[0]:8.1f} ms {best[1]:8.1f} MiB  (at most 250 ms and 60 MiB)")
    print(f"  outlines {best[2]:8.1f} ms {best[3]:8.1f} MiB  (only where they are asked for)")


def start_up() -> None:
    print("\nstart-up")
    imports = [sys.executable, "-c", "import attrs, cattrs, orjson, pluggy, click"]
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "events.geojson")
        command = [sys.executable, "-m", "dateline", "convert", str(SEED), target]

        def run(arguments: list[str]) -> None:
            subprocess.run(arguments, check=True, capture_output=True)

        compare(
            {
                "python -c 'import attrs, cattrs, orjson, pluggy, click'": lambda: run(imports),
                "dateline convert of one article": lambda: run(command),
            },
            1,
            {"dateline convert of one article": 2},
        )
        empty, full = os.path.join(folder, "empty"), os.path.join(folder, "full")
        install(empty, 0)
        install(full, 50)

        def run_with(path: str) -> None:
            environment = {**os.environ, "PYTHONPATH": path}
            subprocess.run(command, check=True, capture_output=True, env=environment)

        compare(
            {
                "dateline convert with no plugin more": lambda: run_with(empty),
                "dateline convert with 50 plugins more": lambda: run_with(full),
            },
            1,
            {"dateline convert with 50 plugins more": 1.15},
        )


def install(folder: str, count: int) -> None:
    """Put plugins into a folder as pip does: a module, and what declares it."""
    for number in range(count):
        module = f"dateline_made{number}"
        information = Path(folder, f"{module}-1.0.dist-info")
        information.mkdir(parents=True)
        declared = f"[dateline]\nmade{number} = {module}\n"
        (information / "entry_points.txt").write_text(declared)
        (information / "METADATA").write_text(f"Name: dateline-made{number}\nVersion: 1.0\n")
        Path(folder, f"{module}.py").write_text("raise SystemExit('imported')\n")


if __name__ == "__main__":
    assert issubclass(dateline.Article, Model)
    codecs()
    conversions()
    peak_memory()
    gazetteer_loading()
    start_up()
