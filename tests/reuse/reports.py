"""Small reports by hand: one sentence a line."""

from __future__ import annotations

from tellings.model import Part, Report, Sentence, identify


def report(*lines: str, name: str = "", title: str | None = None) -> Report:
    """Return a report whose sentences are the lines given, the title first where there is one."""
    parts: list[tuple[str, Part]] = [(line, "body") for line in lines]
    if title is not None:
        parts.insert(0, (title, "title"))
    text, sentences = "", []
    for line, part in parts:
        sentences.append(Sentence(len(text), len(text) + len(line), part))
        text += line + "\n\n"
    return Report(
        id=name or identify(text),
        path=name,
        paths=(name,),
        text=text,
        title=title,
        sentences=tuple(sentences),
    )
