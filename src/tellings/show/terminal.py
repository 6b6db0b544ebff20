"""The dossier on a terminal: each story with its reports, their family, the ledger, the voices.

Layout by blanks only, so that it reads the same in a pipe; colour says nothing that words do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tellings.model import Descent, Dossier, Report
from tellings.show.plain import count, day, days, percent, plain, shortened
from tellings.show.sight import Node, Sight, sights
from tellings.show.terminal_judgements import judgements
from tellings.show.terminal_ledger import changes, ledger, voices
from tellings.show.terminal_movements import disputes, movement_book

WIDE = 110
"""From this width on, titles stand beside the outlets."""
MACHINE = 0.5
"""From here on a text is called machine-made; the dossier has the figure itself."""


def show(dossier: Dossier, console: Console) -> None:
    """Print the dossier on the console, the largest story first; in a pipe without padding."""
    for part in parts(dossier, console.width):
        put(part, console)


def put(part: RenderableType, console: Console) -> None:
    """Print a part of the screen; what goes into a pipe has neither colour nor padding."""
    if console.is_terminal:
        console.print(part)
    else:
        console.out(text_of(part, console.width), highlight=False)


def text_of(part: RenderableType, width: int = 80) -> str:
    """Return what a part of the screen says, without colour, in lines of at most ``width``."""
    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as captured:
        console.print(part)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def parts(dossier: Dossier, width: int) -> Iterator[RenderableType]:
    """Yield what is printed, section by section."""
    stories = list(sights(dossier))
    yield opening(dossier)
    for sight in stories:
        if len(stories) > 1:
            yield Text()
            yield Rule(style="dim", characters="─")
        yield from story(sight, width, several=len(stories) > 1)
    yield from aside(dossier)


def opening(dossier: Dossier) -> Text:
    """Return the line that counts: how many reports, how many lineages."""
    line = Text(count(len(dossier.reports), "report"), "bold")
    line.append(", ").append(count(len(dossier.lineages), "lineage"))
    if len(dossier.stories) > 1:
        line.append(", ", "not bold").append(f"{len(dossier.stories)} stories", "not bold")
    return line


def story(sight: Sight, width: int, several: bool) -> Iterator[RenderableType]:
    """Yield the sections of one story."""
    yield heading(sight, several)
    yield section("Reports", reports(sight, width))
    yield section("Family", family(sight))
    if sight.entries:
        yield section("Ledger", ledger(sight, width))
    if sight.disputes:
        yield section("Disputes", disputes(sight, width))
    if sight.movements:
        yield section("Movements", movement_book(sight, width))
    if altered := changes(sight, width):
        yield section("Changed in copying", altered)
    if said := voices(sight, width):
        yield section("Voices", said)


def heading(sight: Sight, several: bool) -> RenderableType:
    """Return the story's title, its dates and, where there are several stories, its counts."""
    told = [days(*sight.span) if sight.span else "no date known"]
    if several:
        told += [count(len(sight.reports), "report"), count(len(sight.lineages), "lineage")]
    return Group(Text(plain(sight.story.title), "bold"), Text(" · ".join(told), "dim"))


def section(title: str, body: RenderableType) -> RenderableType:
    """Return a section under its title, after an empty line."""
    return Group(Text(), Text(title, "bold cyan"), Padding(body, (0, 0, 0, 2)))


def reports(sight: Sight, width: int) -> RenderableType:
    """Return the reports by date: short name, date and how it is known, outlet, what is wrong."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    if width >= WIDE:
        table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for report in sight.reports:
        when = report.published
        row: list[RenderableType] = [
            Text(sight.handles[report.id], "bold"),
            Text(day(when.date) if when else "undated"),
            Text(basis(sight, report), "dim"),
            Group(*outlet(report), *notes(report)),
        ]
        if width >= WIDE:
            row.append(Text(plain(report.title or ""), "dim"))
        table.add_row(*row)
    table.expand = True
    return table


def basis(sight: Sight, report: Report) -> str:
    """Return how the date of a report is known."""
    when = report.published
    if when is None:
        return ""
    if when.basis == "inferred":
        return f"as {sight.handle(when.from_)}" if when.from_ else "inferred"
    return when.basis


def outlet(report: Report) -> Iterator[Text]:
    """Yield the outlet and the file of a report; its file alone where no outlet is known."""
    more = f" +{len(report.paths) - 1}" if len(report.paths) > 1 else ""
    file = plain(report.path).rpartition("/")[2] + more
    if report.outlet:
        yield Text(plain(report.outlet)).append(f"  {file}", "dim")
    else:
        yield Text(file)


def notes(report: Report) -> Iterator[Text]:
    """Yield what a reader must know of a report: whose copy it is, whom it cites, what is wrong."""
    for verb, names in (("carries", report.credited), ("cites", report.cited)):
        if names:
            yield Text(f"{verb} {', '.join(map(plain, names))}", "dim")
    for share, kind in (
        (report.machine.paraphrase, "machine paraphrase"),
        (report.machine.translation, "translated by machine and back"),
    ):
        if share >= MACHINE:
            line = Text(f"{kind} {share:.2f}", "yellow")
            yield line.append(odd_phrases(report), "dim")
    if report.damage:
        kinds = sorted({plain(d.kind) for d in report.damage})
        where = count(len(report.damage), "damaged place")
        yield Text(f"{where}: {', '.join(kinds)}", "yellow")
    if report.language != "en":
        yield Text(f"not read yet: its language is “{plain(report.language)}”", "yellow")


def odd_phrases(report: Report, most: int = 2) -> str:
    """Return the first phrases that show a machine at work, each with what is usual."""
    shown = dict.fromkeys(
        f"“{plain(report.text[e.start : e.end])}” for “{plain(e.expected)}”"
        for e in report.machine.evidence
        if e.expected
    )
    return f": {', '.join(list(shown)[:most])}" if shown else ""


def family(sight: Sight) -> RenderableType:
    """Return the family: a tree for each archetype, then the texts that stand alone."""
    rows: list[RenderableType] = []
    for node in sight.trees:
        if node.children or node.others:
            tree = Tree(label(sight, node), guide_style="dim")
            grow(sight, tree, node.children)
            rows.append(tree)
    alone = [n.id for n in sight.trees if not n.children and not n.others and n.id in sight.by_id]
    if alone:
        line = Text("on their own: " if rows else "no text comes from another: ", "dim")
        rows.append(line + Text(", ").join(named(sight, text) for text in alone))
    return Group(*rows)


def grow(sight: Sight, tree: Tree, children: Iterable[Node]) -> None:
    """Add the children of a node to its tree."""
    for child in children:
        grow(sight, tree.add(label(sight, child)), child.children)


def named(sight: Sight, text: str) -> Text:
    """Return a text's short name with its outlet; an ancestor is said not to be held."""
    line = Text(sight.handle(text), "bold").append(f" {sight.name(text)}", "not bold")
    if text not in sight.by_id:
        line.append(", not held", "not bold italic dim")
    return line


def label(sight: Sight, node: Node) -> RenderableType:
    """Return a text of the tree: how it comes from the one above, why, and from which others."""
    line = named(sight, node.id)
    lines = [line]
    if node.descent is not None:
        line.append("  ").append(edge(node.descent), "not bold cyan")
        lines += [Text("; ".join(map(plain, node.descent.reasons)), "dim")]
    for descent in node.others:
        also = Text("also from ", "dim").append_text(named(sight, descent.parent))
        lines.append(also.append(f"  {edge(descent)}", "not bold cyan"))
        lines += [Text(shortened("; ".join(map(plain, descent.reasons)), 160), "dim")]
    return Group(*(line for line in lines if line.plain))


def edge(descent: Descent) -> str:
    """Return an edge of the family in words: relation, share, and how sure its direction is."""
    relation = descent.relation.replace("machine-", "machine ")
    sure = {"certain": "", "likely": ", likely", "unknown": ", either may be the older"}
    return f"{relation}, {percent(descent.derived)}{sure[descent.direction]}"


def aside(dossier: Dossier) -> Iterator[RenderableType]:
    """Yield the reports that are in no story, a person's judgements, the problems."""
    told = {report for story in dossier.stories for report in story.reports}
    apart = [report for report in dossier.reports if report.id not in told]
    if apart:
        lines = [Text(plain(r.path)).append(f"  {plain(r.language)}", "dim") for r in apart]
        yield section("Set aside", Group(*lines))
    if dossier.judgements:
        yield section("Judgements", judgements(dossier))
    if dossier.problems:
        table = Table.grid(padding=(0, 2, 0, 0))
        for problem in dossier.problems:
            table.add_row(Text(plain(problem.path)), Text(plain(problem.problem), "yellow"))
        yield section("Problems", table)
