"""A thing that mentions of one report are held to mean, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.language.entities.bodies import Office
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import FEMALE, MALE, Body
from tellings.language.entities.people import PersonName
from tellings.language.gazetteer import Place
from tellings.model import EntityKind


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one thing, in the order of the text, with what they tell of it.

    ``nouns`` are the lemmas of the nouns that describe it ("minister"); ``serves`` the id() of
    clusters that its descriptions name ("NATO's secretary general").
    """

    kind: EntityKind | None
    mentions: list[Found] = field(default_factory=list)
    names: list[PersonName] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    serves: set[int] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    place: Place | None = None
    body: Body | None = None
    office: Office | None = None

    def add(self, mention: Found) -> None:
        """Add a mention, keeping them in order."""
        self.mentions.append(mention)
        self.mentions.sort(key=lambda m: m.order)
        if mention.gender in (FEMALE, MALE) and not self.gender:
            self.gender = mention.gender
        if mention.form == "nominal":
            self.nouns.add(mention.lemma)

    @property
    def named(self) -> bool:
        """Tell whether any mention is a name."""
        return any(mention.form == "name" for mention in self.mentions)

    def before(self, mention: Found) -> Found | None:
        """Return the last mention that ends before another begins."""
        return next((m for m in reversed(self.mentions) if m.end <= mention.start), None)

    @property
    def person(self) -> bool:
        """Tell whether it is a person, or may be one."""
        return self.kind == "person"
