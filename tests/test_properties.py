"""What must hold of every dossier, and what may not change it: order, names, doubles, copies."""

from __future__ import annotations

import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gold.files import Story, stories
from tellings import corpus
from tellings.model import Claim, Dossier, Entry, Quotation, Report
from tellings.show import schema
from tellings.show.dossier import to_json, to_plain
from tests.copies import with_words_changed

pytestmark = pytest.mark.slow

STORIES = {s.name: s for s in stories() if s.name in ("harbour-ferry", "vote-count")}
COPIED = [
    ("vote-count", "1-wire.txt", 1, 0),
    ("vote-count", "1-wire.txt", 2, 3),
    ("vote-count", "4-observer.txt", 3, 0),
    ("vote-count", "4-observer.txt", 4, 3),
    ("harbour-ferry", "02-nordwire-take2.txt", 5, 0),
    ("harbour-ferry", "02-nordwire-take2.txt", 6, 3),
    ("harbour-ferry", "06-cta-norway-ferry.txt", 7, 0),
    ("harbour-ferry", "07-global-buzz-daily.txt", 8, 2),
    ("harbour-ferry", "12-tarvik-tidende.txt", 9, 0),
    ("harbour-ferry", "12-tarvik-tidende.txt", 10, 3),
    ("harbour-ferry", "14-radio-sundnes.txt", 11, 3),
]
NO_SIGN_OF_ORDER = pytest.mark.xfail(
    reason="one day, one outlet, nobody else's text beside them: which is the copy is not told"
)
TOLD_APART = [
    pytest.param(*case, marks=NO_SIGN_OF_ORDER) if case[2] == 4 else case for case in COPIED
]


def collected(story: Story) -> datetime.date:
    days = [str(row["published"]["date"]) for row in story.truth["reports"] if row["published"]]
    return datetime.date.fromisoformat(max(days)) + datetime.timedelta(days=3)


def files_of(story: Story) -> list[Path]:
    return sorted(story.files.values())


@cache
def dossier_of(name: str) -> Dossier:
    story = STORIES[name]
    return corpus.read(files_of(story), collected(story))


@pytest.fixture(params=sorted(STORIES))
def name(request: pytest.FixtureRequest) -> str:
    story: str = request.param
    return story


def pathless(dossier: Dossier) -> str:
    """Return the JSON of a dossier without what the files were called."""
    reports = tuple(replace(report, path="", paths=()) for report in dossier.reports)
    problems = tuple(replace(problem, path="") for problem in dossier.problems)
    return to_json(replace(dossier, reports=reports, problems=problems))


def reports_of(dossier: Dossier) -> dict[str, Report]:
    """Return the reports of a dossier by the name of their file."""
    return {Path(path).name.split("#")[0]: r for r in dossier.reports for path in r.paths}


def in_folder(name: str, place: Path, rename: Callable[[str], str] = str) -> Path:
    for file in files_of(STORIES[name]):
        shutil.copy(file, place / rename(file.name))
    return place


def test_neither_order_nor_names_of_files_change_a_byte(name: str, tmp_path: Path) -> None:
    order = random.Random(7)  # noqa: S311
    numbers = [str(number) for number in order.sample(range(1000), 100)]
    folder = in_folder(name, tmp_path, lambda file: numbers.pop() + Path(file).suffix)
    files = sorted(folder.iterdir(), key=lambda file: file.name[::-1])
    order.shuffle(files)
    again = corpus.read(files, collected(STORIES[name]))
    assert pathless(again) == pathless(dossier_of(name))


def test_neither_hash_seed_nor_process_changes_a_byte() -> None:
    story = STORIES["vote-count"]
    words = [sys.executable, "-m", "tellings.cli", "read", *map(str, files_of(story))]
    run = subprocess.run(
        [*words, "--json", "-", "--date", collected(story).isoformat()],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4242", "OMP_NUM_THREADS": "1"},
    )
    assert run.stdout.decode() == to_json(dossier_of("vote-count"))


def test_the_output_is_as_the_schema_says(name: str) -> None:
    Draft202012Validator(json.loads(schema.read())).validate(to_plain(dossier_of(name)))


def test_reading_any_report_twice_changes_nothing_but_paths(name: str, tmp_path: Path) -> None:
    folder = in_folder(name, tmp_path)
    for file in sorted(folder.iterdir()):
        shutil.copy(file, file.with_name(f"again-{file.name}"))
    again = corpus.read([folder], collected(STORIES[name]))
    assert pathless(again) == pathless(dossier_of(name))
    assert all(len(report.paths) == 2 for report in again.reports)


def test_reading_one_report_twice_changes_nothing_but_its_paths(tmp_path: Path) -> None:
    folder = in_folder("vote-count", tmp_path)
    shutil.copy(folder / "1-wire.txt", folder / "0.txt")
    again = corpus.read([folder], collected(STORIES["vote-count"]))
    assert pathless(again) == pathless(dossier_of("vote-count"))


@cache
def with_copy(name: str, file: str, seed: int, figures: int) -> Dossier:
    """Return the story read with a copy of one of its reports, ten words of it changed."""
    with tempfile.TemporaryDirectory() as place:
        folder = in_folder(name, Path(place))
        text = (folder / file).read_text("utf-8")
        copy = with_words_changed(text, seed, figures=figures)
        (folder / "copy.txt").write_text(copy, "utf-8")
        return corpus.read([folder], collected(STORIES[name]))


@pytest.mark.parametrize(("name", "file", "seed", "figures"), COPIED)
def test_a_copy_with_ten_words_changed_counts_for_nothing(
    name: str, file: str, seed: int, figures: int
) -> None:
    before, after = dossier_of(name), with_copy(name, file, seed, figures)
    assert len(after.reports) == len(before.reports) + 1
    copy, original = (reports_of(after)[each].id for each in ("copy.txt", file))
    assert list(moved(before, after)) == []
    assert len(after.lineages) == len(before.lineages)
    assert any({copy, original} <= set(line) for line in after.lineages)


@pytest.mark.parametrize(("name", "file", "seed", "figures"), TOLD_APART)
def test_what_a_copy_with_ten_words_changed_altered_is_told_as_altered(
    name: str, file: str, seed: int, figures: int
) -> None:
    before, after = dossier_of(name), with_copy(name, file, seed, figures)
    assert list(voiced(before, after, reports_of(after)["copy.txt"].id)) == []


Shape = tuple[str, tuple[tuple[tuple[str, ...], int], ...]]
"""An entry's verdict, and its readings by their claims, each with its count of lineages."""


def shapes(dossier: Dossier, known: set[str]) -> dict[Shape, Entry]:
    """Return the entries by their shape, as far as the known claims stand in them."""
    found: dict[Shape, Entry] = {}
    for entry in dossier.ledger:
        readings = [(tuple(known & {*r.claims}), r.lineages) for r in entry.readings]
        held = sorted((tuple(sorted(claims)), count) for claims, count in readings if claims)
        found[entry.verdict, tuple(held)] = entry
    return found


def moved(before: Dossier, after: Dossier) -> Iterator[str]:
    """Yield each entry that no longer stands: its verdict, its readings, their lineages."""
    known = {claim.id for claim in before.claims}
    now = shapes(after, known)
    for shape, entry in shapes(before, known).items():
        if shape not in now:
            claims = {claim for held, _ in shape[1] for claim in held}
            like = [each for each in now if any(claims & {*held} for held, _ in each[1])]
            yield f"{told_of(entry)}, now {[told_of(now[each]) for each in like]}"


def told_of(entry: Entry) -> str:
    readings = ", ".join(f"{r.value} ({r.lineages})" for r in entry.readings)
    return f"{entry.locus.who} / {entry.locus.what}: {entry.verdict}: {readings}"


def voiced(before: Dossier, after: Dossier, copy: str) -> Iterator[str]:
    """Yield each value that the copy alone tells in an entry that was there, if not as altered."""
    known = {claim.id for claim in before.claims}
    own = {claim.id for claim in after.claims if claim.report == copy}
    for entry in after.ledger:
        if not any(known & set(reading.claims) for reading in entry.readings):
            continue
        for reading in entry.readings:
            if set(reading.claims) <= own and reading.changed_in_copying is None:
                yield f"{entry.locus.who} / {entry.locus.what} = {reading.value}"


def test_a_machine_made_copy_adds_no_lineage_to_any_reading(name: str, tmp_path: Path) -> None:
    story, whole = STORIES[name], dossier_of(name)
    made = {row["file"] for row in story.truth["reports"] if row.get("machine")}
    for file in story.files.values():
        if file.name not in made:
            shutil.copy(file, tmp_path / file.name)
    without = corpus.read([tmp_path], collected(story))
    counts: dict[str, int] = {}
    for entry in without.ledger:
        for reading in entry.readings:
            counts |= {c: max(reading.lineages, counts.get(c, 0)) for c in reading.claims}
    for entry in whole.ledger:
        for reading in entry.readings:
            least = min((counts[c] for c in reading.claims if c in counts), default=None)
            told = f"{entry.locus.who} / {entry.locus.what} = {reading.value}"
            assert least is None or reading.lineages <= least, told


def test_sentences_hold_every_word_once(name: str) -> None:
    for report in dossier_of(name).reports:
        for one, other in pairwise(report.sentences):
            assert one.end <= other.start
        spans = [(s.start, s.end) for s in report.sentences]
        edges = [0, *(edge for span in spans for edge in span), len(report.text)]
        left = [report.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert not [gap for gap in left if re.search(r"[^\W_]", gap)], report.path
        assert all(report.text[a:b].strip() for a, b in spans)


def test_claims_slice_back_to_their_words(name: str) -> None:
    dossier = dossier_of(name)
    texts = {report.id: report for report in dossier.reports}
    entities = {entity.id for entity in dossier.entities}
    assert dossier.claims
    for claim in dossier.claims:
        report = texts[claim.report]
        text, sentence = report.text, report.sentences[claim.sentence]
        assert (claim.start, claim.end) == (claim.spans[0][0], claim.spans[-1][1])
        assert all(text[start:end].strip() for start, end in claim.spans)
        assert all(one[1] <= other[0] for one, other in pairwise(claim.spans))
        assert sentence.start <= claim.start < sentence.end
        for part in (claim.speaker, claim.cue):
            assert part is None or text[part.start : part.end] == part.text
        for when in (claim.time, claim.said):
            assert when is None or when.text is None or when.text in text
        assert not claim.speaker or claim.speaker.entity in {None, *entities}
        assert_content(claim, text)


def assert_content(claim: Claim, text: str) -> None:
    if isinstance(claim.body, Quotation):
        said = " ".join(text[start:end] for start, end in claim.spans)
        assert re.findall(r"\w+", claim.body.content) == re.findall(r"\w+", said)


def test_all_else_slices_back_to_its_words(name: str) -> None:
    dossier = dossier_of(name)
    texts = {report.id: report.text for report in dossier.reports}
    for report in dossier.reports:
        shown = [(d.start, d.end) for d in report.damage]
        shown += [(e.start, e.end) for e in report.machine.evidence]
        assert all(0 <= start < end <= len(report.text) for start, end in shown)
    for time in dossier.times:
        assert re.search(r"\w", texts[time.report][time.start : time.end])
    for entity in dossier.entities:
        assert entity.mentions
        for mention in entity.mentions:
            words = texts[mention.report][mention.start : mention.end]
            assert words == words.strip() != ""
    for figure in dossier.unclaimed:
        assert re.search(r"\w", texts[figure.report][figure.start : figure.end])


def test_alignments_and_descents_stand_on_their_sentences(name: str) -> None:
    dossier = dossier_of(name)
    reports = {report.id: report for report in dossier.reports}
    assert dossier.alignments
    for alignment in dossier.alignments:
        assert alignment.left.report < alignment.right.report
        for index, side in enumerate((alignment.left, alignment.right)):
            report = reports[side.report]
            within = [report.sentences[i] for i in side.sentences]
            for start, end in (pair[index] for pair in alignment.spans):
                assert within[0].start <= start < end <= within[-1].end
    for passage in dossier.passages:
        for side in passage.members:
            assert all(0 <= i < len(reports[side.report].sentences) for i in side.sentences)
    known = {*reports, *(ancestor.id for ancestor in dossier.ancestors)}
    for descent in dossier.descents:
        assert {descent.child, descent.parent} <= known
        for change in descent.changes:
            for of, place in ((descent.child, change.child), (descent.parent, change.parent)):
                assert place is None or reports[of].text[place[0] : place[1]].strip()


def test_ids_name_what_is_there_once(name: str) -> None:
    dossier = dossier_of(name)
    for rows in (dossier.reports, dossier.claims, dossier.ledger, dossier.entities):
        ids = [row.id for row in rows]
        assert len(set(ids)) == len(ids)
    assert sorted(r for line in dossier.lineages for r in line) == [r.id for r in dossier.reports]
    claims = {claim.id for claim in dossier.claims}
    told = {claim for e in dossier.ledger for reading in e.readings for claim in reading.claims}
    assert told <= claims
    places = {*(r.id for r in dossier.reports), *(p.id for p in dossier.passages)}
    assert {claim.lineage for claim in dossier.claims} <= places
