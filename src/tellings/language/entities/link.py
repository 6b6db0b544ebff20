"""Mentions of one report → clusters: names first, then what stands beside them, then the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.language.entities.beside import join_beside, join_predicate
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.describe import cluster_known, cluster_nominal
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import bodies, body_key
from tellings.language.entities.naming import cluster_name, cluster_people
from tellings.language.entities.pronouns import resolve_pronoun
from tellings.language.entities.scene import Scene
from tellings.language.gazetteer import Place
from tellings.language.reading import ReadReport
from tellings.model import Bounds


def link(
    reading: ReadReport, found: Sequence[Found], places: Mapping[Bounds, Place | None]
) -> list[Cluster]:
    """Return the clusters of a report; ``places`` gives what its names of places mean."""
    scene = Scene(reading, found, places)
    names = [m for m in found if m.form == "name"]
    people = [m for m in names if m.kind == "person" and _is_person(m, places)]
    cluster_people(scene, people)
    for mention in names:
        if scene.owner(mention) is None:
            cluster_name(scene, mention)
    for mention in found:
        if mention.form == "nominal":
            cluster_known(scene, mention)
    join_beside(scene)
    for mention in found:
        if scene.owner(mention) is None:
            _rest(scene, mention)
    return scene.clusters


def _is_person(mention: Found, places: Mapping[Bounds, Place | None]) -> bool:
    """Tell whether what was read as a person is one, and no body or place that we know."""
    return (
        body_key(mention.text) not in bodies() and places.get((mention.start, mention.end)) is None
    )


def _rest(scene: Scene, mention: Found) -> None:
    if mention.form == "pronoun":
        cluster = resolve_pronoun(mention, scene.clusters, scene.reading)
        if cluster is not None or mention.gender in ("1", "2"):
            scene.put(mention, cluster)
        return
    join_predicate(scene, mention)
    if scene.owner(mention) is None:
        cluster_nominal(scene, mention)
