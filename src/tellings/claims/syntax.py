"""Questions about a parsed sentence: subjects, voice, particles, stretches of text.

A ``Tree`` wraps one ``Parse`` and gives tokens by index; offsets that it returns count from the
sentence's first character. Every answer must hold up when the parse is wrong, so none assumes that
a relation is there, and every stretch is made of tokens and not of guesses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tellings.claims.lemmas import base
from tellings.language.reading import Parse, Token
from tellings.model import EntityKind

SUBJECTS = ("nsubj", "csubj")
_EDGE = frozenset(",;:.!?-–—\"'“”‘’…)]}")
_EDGE_LEFT = frozenset(",;:.!?-–—\"'“”‘’…([{")
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "scarcely",
                        "longer"])  # fmt: skip


_CASES = frozenset(["account", "case", "circumstance", "circumstances", "means", "way"])
"""Nouns with which a "no" denies the clause: "in no circumstances will they leave"."""


_CONTENT = frozenset(["intention", "aim", "hope", "desire", "wish", "idea", "prospect", "plan",
                      "order", "decision", "deal", "call", "bid", "attempt", "effort",
                      "demand", "request", "proposal", "vote", "move", "right", "chance", "need",
                      "offer", "threat", "pledge", "promise", "refusal", "failure", "permission",
                      "agreement", "time", "way", "race", "battle", "fight"])  # fmt: skip
"""Nouns that hold a clause with "to" rather than do what it tells: "a plan to leave"."""


_BIDDING = frozenset(["want", "expect", "ask", "tell", "order", "urge", "allow", "permit", "force",
                      "oblige", "persuade", "advise", "enable", "compel", "invite", "beg", "like",
                      "require", "need"])  # fmt: skip
"""Verbs whose object is to do what a clause with "to" tells, also one that hangs on the object."""


_CAUSING = frozenset(["have", "get", "want", "need", "order", "see", "find", "leave", "keep"])
"""Verbs under which a participle is done to their object: "had the paintings taken down"."""


def _named(token: Token) -> Token:
    """Return a token whose fine tag is a name's as a name: "Szeged" looks like a verb."""
    if token.xpos in ("NNP", "NNPS") and token.upos in ("VERB", "ADJ", "ADV"):
        return replace(token, upos="PROPN")
    return token


class Tree:
    """A parsed sentence with the relations that the claims ask for."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens = tuple(map(_named, parse.tokens))
        self.text = parse.text
        self._rels = [token.deprel.split(":", 1)[0] for token in parse.tokens]

    def with_verbs(self, lemmas: Mapping[int, str]) -> Tree:
        """Return the tree with some tokens taken for past participles of these verbs."""
        tokens = list(self.tokens)
        for index, lemma in lemmas.items():
            tokens[index] = replace(tokens[index], upos="VERB", xpos="VBN", lemma=lemma)
        return Tree(replace(self.parse, tokens=tuple(tokens)))

    def without(self, index: int) -> Tree:
        """Return the tree with the negations of one clause taken for words that deny nothing."""
        own = [*self.parse.children[index], *self.stretch(index)]
        tokens = list(self.tokens)
        for at in own:
            if self.lower(at) in _NEGATIONS:
                tokens[at] = replace(tokens[at], text="the", lemma="the", deprel="det")
        return Tree(replace(self.parse, tokens=tuple(tokens)))

    def __len__(self) -> int:
        return len(self.tokens)

    def rel(self, index: int) -> str:
        """Return the token's relation without its subtype."""
        return self._rels[index]

    def lower(self, index: int) -> str:
        """Return the token's text in lower case; empty where there is no such token."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def lemma(self, index: int) -> str:
        """Return the token's lemma in lower case; empty where there is no such token."""
        if index < 0:
            return ""
        token = self.tokens[index]
        return base(token.text, token.lemma, token.upos)

    def head(self, index: int) -> int:
        """Return the governing token, -1 for the root."""
        return self.tokens[index].head

    def kids(self, index: int, *rels: str) -> list[int]:
        """Return the dependents of a token with one of these relations, subtypes included."""
        return [k for k in self.parse.children[index] if self._rels[k] in rels]

    def kid(self, index: int, *rels: str) -> int:
        """Return the first such dependent, or -1."""
        return next((k for k in self.parse.children[index] if self._rels[k] in rels), -1)

    def kids_exact(self, index: int, deprel: str) -> list[int]:
        """Return the dependents with exactly this relation, subtype included."""
        return [k for k in self.parse.children[index] if self.tokens[k].deprel == deprel]

    @cached_property
    def names_at(self) -> dict[int, EntityKind]:
        """Return, for each token inside a name, the kind of that name."""
        return {i: name.kind for name in self.parse.names for i in range(name.first, name.last)}

    def name_over(self, index: int) -> range:
        """Return the tokens of the name that a token is in, in one piece however it was parsed."""
        for name in self.parse.names:
            if name.first <= index < name.last:
                return range(name.first, name.last)
        return range(index, index + 1)

    def is_verb(self, index: int) -> bool:
        """Return whether the token is a verb, by tag or by what hangs on it."""
        token = self.tokens[index]
        return token.upos == "VERB" or (token.upos == "AUX" and self._rels[index] != "aux")

    def is_passive(self, index: int) -> bool:
        """Return whether a verb is in the passive voice, reduced relatives included."""
        kids = self.parse.children[index]
        if any(self.tokens[k].deprel == "aux:pass" for k in kids):
            return True
        if self.tokens[index].xpos == "VBN" and any(self._rels[k] == "cop" for k in kids):
            return True
        clipped = self.tokens[index].xpos == "VBD" and self.tokens[-1].upos != "PUNCT"
        participle = self.tokens[index].xpos == "VBN" or clipped
        whole = self.tokens[-1].upos == "PUNCT" and not self.kids(index, "aux", "cop")
        if whole and self.lower(index) == "left" and self._rels[index] in ("root", "ccomp"):
            return False
        if participle and self.kids_exact(index, "nsubj:pass"):
            aux = {self.lower(k) for k in kids if self._rels[k] == "aux"}
            active = aux & {"has", "have", "had", "having"} and "been" not in aux
            return not active and not self.kids(index, "obj", "ccomp")
        if self._rels[index] == "xcomp" and self.tokens[index].xpos == "VBN":
            over = self.head(index)
            return self.lemma(over) in _CAUSING and bool(self.kids(over, "obj"))
        if self._rels[index] == "conj" and self.tokens[index].xpos == "VBN":
            own = any(self._rels[k] in ("nsubj", "obj", "aux") for k in kids)
            return not own and self.tokens[index].head >= 0 and self.is_passive(self.head(index))
        reduced = self._rels[index] in ("acl", "amod") and self.tokens[index].xpos == "VBN"
        return reduced and not any(self._rels[k] in ("aux", "nsubj") for k in kids)

    def is_clause(self, index: int) -> bool:
        """Return whether the token heads a clause of its own: it has a subject or an auxiliary."""
        if self.tokens[index].upos == "VERB":
            return True
        return any(self._rels[k] in ("nsubj", "csubj", "cop", "aux", "expl") for k in
                   self.parse.children[index])  # fmt: skip

    def is_negated(self, index: int, apart: int = -1) -> bool:
        """Return whether the clause of this token is negated by a word of its own.

        ``apart`` is a dependent whose own "no" is told elsewhere.
        """
        for kid in self.parse.children[index]:
            if kid == apart:
                continue
            longer = self.lower(kid) == "longer" and self.lower(kid - 1) not in ("no", "any")
            denying = self._rels[kid] in ("advmod", "det", "cc", "aux") and not longer
            if denying and self.lower(kid) in _NEGATIONS:
                return True
            if self._rels[kid] in ("nsubj", "obj", "expl") and self._is_none(kid):
                return True
            if self._rels[kid] == "obl" and self.lemma(kid) in _CASES and self._is_none(kid):
                return True
        return False

    def _is_none(self, index: int) -> bool:
        if self.lower(index) in ("nobody", "none", "nothing"):
            return True
        first = min(self.stretch(index))
        if self.lower(first) == "not" and self.lower(first + 1) in ("one", "a", "a single", "all"):
            return self.lower(first + 1) != "all"
        if self.lower(index) in ("fewer", "less", "more", "longer"):
            return False
        if self.lower(first) == "no" and self.lower(first + 1) == "more":
            return self.lower(first + 2) != "than"
        return any(
            self.lower(k) in ("no", "neither") and self._rels[k] in ("det", "advmod")
            for k in self.parse.children[index]
        )

    def auxiliaries(self, index: int) -> list[str]:
        """Return the lemmas of a verb's auxiliaries and copula, in order."""
        return [self.lemma(k) for k in self.kids(index, "aux", "cop")]

    def particle(self, index: int) -> str:
        """Return the particle of a phrasal verb, or an empty string."""
        kids = self.kids_exact(index, "compound:prt")
        return self.lower(kids[0]) if kids else ""

    def case(self, index: int) -> str:
        """Return the preposition of a nominal in lower case ("out of"), or an empty string."""
        words = []
        for kid in self.kids(index, "case"):
            words.append(self.lower(kid))
            words.extend(self.lower(k) for k in self.kids(kid, "fixed"))
        return " ".join(words)

    def link(self, index: int) -> str:
        """Return the preposition of a nominal, also where the parse hung it on its neighbour."""
        case = self.case(index)
        if case:
            return case
        before = index - 1
        while before >= 0 and self.tokens[before].upos in ("DET", "ADJ", "PROPN", "NOUN", "NUM"):
            before -= 1
        stray = before >= 0 and self.tokens[before].upos == "ADP" and self.head(before) < before
        return self.lower(before) if stray else ""

    def subject(self, index: int) -> int:
        """Return the one who does what the verb says, or of a passive undergoes it; -1 if unknown.

        Conjuncts, complements, participles and relative clauses take the subject of what they hang
        on.
        """
        seen: set[int] = set()
        while index >= 0 and index not in seen:
            seen.add(index)
            own = self.subject_own(index)
            if own >= 0:
                return self._relative(index, own)
            if (told := self._told_for(index)) >= 0:
                return told
            index = self._controller(index)
            if index < -1:
                return -index - 2
        return -1

    def subject_own(self, index: int) -> int:
        """Return the subject that hangs on the verb itself, or -1; of several the first nominal."""
        found = self.kids(index, *SUBJECTS)
        nominal = [k for k in found if self.tokens[k].upos in ("NOUN", "PROPN", "PRON", "NUM")]
        return next(iter([*nominal, *found]), -1)

    def _told_for(self, index: int) -> int:
        """Return who is to do it where "for" tells: "plans for the men to leave"; or -1."""
        marks = self.kids(index, "mark")
        first = next((k for k in marks if self.lower(k) == "for"), -1)
        last = next((k for k in marks if self.lower(k) == "to"), -1)
        between = range(first + 1, last)
        if first < 0 or not 0 < len(between) < 12:
            return -1
        tops = [i for i in between if self.head(i) not in between]
        nominal = [i for i in tops if self.tokens[i].upos not in ("ADP", "ADV", "PUNCT", "DET")]
        return nominal[0] if len(nominal) == 1 else -1

    def _relative(self, index: int, subject: int) -> int:
        """Return what a relative pronoun stands for."""
        if self._rels[index] == "acl" and self.lower(subject) in ("who", "which", "that"):
            return self.head(index) if self.head(index) >= 0 else subject
        return subject

    def _controller(self, index: int) -> int:
        """Return the verb whose subject is shared, or ``-2 - noun`` for the subject itself."""
        rel, head = self._rels[index], self.head(index)
        if head < 0:
            return -1
        if rel in ("csubj", "xcomp", "advcl") and self.takes_time(head):
            return -2 - self.kids(head, "iobj", "obj")[0]
        kept = rel == "advcl" and any(self.lower(k) == "from" for k in self.kids(index, "mark"))
        if kept and self.kids(head, "obj"):
            return -2 - self.kids(head, "obj")[0]
        if rel in ("xcomp", "ccomp", "advcl") and (called := self._called_on(index, head)) >= 0:
            return -2 - called
        given = self.kid(head, "iobj")
        to = any(self.lower(k) == "to" for k in self.kids(index, "mark"))
        if rel == "advcl" and given >= 0 and to and self.kids(head, "obj"):
            return -2 - given
        if rel in ("conj", "advcl", "parataxis") and self.is_clause(head):
            return head
        if rel in ("xcomp", "ccomp"):
            objects = self.kids(head, "obj", "iobj") if rel == "xcomp" else []
            subjects = self.kids(head, *SUBJECTS)
            late = [k for k in subjects if subjects[0] < head < k < index]
            objects = objects or late
            return -2 - objects[0] if objects else head
        held = self.tokens[head].upos == "ADJ" or self.case(head) in ("in", "on", "at")
        if rel in ("acl", "ccomp") and self.kids(head, "cop") and held:
            return head
        if rel == "acl":
            return self._of_content(index, head)
        return -1

    def takes_time(self, verb: int) -> bool:
        """Return whether it "takes" somebody time to do what hangs on the verb."""
        taken = self.kids(verb, "iobj", "obj")
        return self.lemma(verb) == "take" and len(taken) > 1 and bool(self.kids(verb, "expl"))

    def it_takes(self, verb: int) -> bool:
        """Return whether "it takes" somebody or something to do what hangs on the verb."""
        it = any(self.lower(k) == "it" for k in self.kids(verb, "nsubj", "expl"))
        return self.lemma(verb) == "take" and it and bool(self.kids(verb, "obj"))

    def _called_on(self, index: int, verb: int) -> int:
        """Return who is called on, appealed to or pleaded with to do what hangs on the verb."""
        link = {"call": "on", "appeal": "to", "plead": "with", "prevail": "on", "rely": "on",
                "wait": "for", "ask": "for"}.get(self.lemma(verb))  # fmt: skip
        if link is None or not any(self.lower(k) == "to" for k in self.kids(index, "mark")):
            return -1
        told = [
            k for k in self.kids(verb, "obl") if self.case(k) in (link, f"{link}on") and k < index
        ]
        return told[0] if told else -1

    def _of_content(self, index: int, noun: int) -> int:
        """Return who does what a noun's clause tells: "soldiers posted there", "an order to go".

        The noun itself does it, unless it only holds the clause (an order, a plan, permission):
        then its owner does, or the subject of the verb that the noun is the object of.
        """
        marks = {self.lower(k) for k in self.kids(index, "mark", "case")}
        if not marks & {"to", "of", "for", "that"} and self.lemma(noun) not in _CONTENT:
            return -2 - noun
        owners = self.kids_exact(noun, "nmod:poss")
        owners += [k for k in self.kids(noun, "nmod") if self.case(k) in ("by", "of")]
        if owners:
            return -2 - owners[0]
        governor = self.head(noun)
        dated = self._rels[noun] == "obl" and self.case(noun) in ("until", "till", "to")
        if dated and self.kids(governor, "obj") and not self.is_passive(governor):
            return -2 - self.kids(governor, "obj")[0]
        if self._rels[noun] in ("obj", "xcomp", "obl") and governor >= 0:
            given = self.kid(governor, "iobj")
            return -2 - given if given >= 0 else governor
        if self._rels[noun] == "obj" and self.lemma(governor) in _BIDDING and "to" in marks:
            return -2 - noun
        headline = governor < 0 and "to" in marks and self.tokens[-1].upos != "PUNCT"
        return -2 - noun if headline and self.lemma(noun) not in _CONTENT else -1

    def object(self, index: int) -> int:
        """Return the object of a verb, shared ones included: "killed or wounded 12"; or -1."""
        own = self.kid(index, "obj")
        while own >= 0 and own + 1 in self.kids(index, "obj"):
            own += 1
        if own >= 0 and self.lower(own) in ("that", "which") and own < index:
            own = -1
        head = self.head(index)
        if own >= 0 or self._rels[index] != "conj" or head < 0:
            return own
        shared = self.kid(head, "obj")
        return shared if shared > index else -1

    def stretch(self, index: int, without: Collection[int] = ()) -> list[int]:
        """Return the tokens under a token in order, leaving out the subtrees in ``without``."""
        found, pending = [], [index]
        while pending:
            token = pending.pop()
            if token in without:
                continue
            found.append(token)
            pending.extend(self.parse.children[token])
        found.sort()
        return found

    def bounds(self, indices: Sequence[int]) -> tuple[int, int] | None:
        """Return the characters from the first to the last token, punctuation at the ends off."""
        kept = self.trimmed(indices)
        return (self.tokens[kept[0]].start, self.tokens[kept[-1]].end) if kept else None

    def trimmed(self, indices: Sequence[int]) -> list[int]:
        """Return the tokens without punctuation at either end; brackets that pair are kept."""
        kept = list(indices)
        while kept and self._is_edge(kept[0], _EDGE_LEFT):
            kept.pop(0)
        while kept and self._is_edge(kept[-1], _EDGE) and not self._closes(kept):
            kept.pop()
        return kept

    def _is_edge(self, index: int, signs: frozenset[str]) -> bool:
        text = self.tokens[index].text
        return bool(text) and all(sign in signs for sign in text)

    def _closes(self, indices: list[int]) -> bool:
        closer = self.tokens[indices[-1]].text
        opener = {")": "(", "]": "["}.get(closer)
        return opener is not None and any(self.tokens[i].text == opener for i in indices)

    def runs(self, indices: Iterable[int]) -> list[list[int]]:
        """Return the tokens as runs without gaps."""
        runs: list[list[int]] = []
        for index in sorted(indices):
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs

    def within(self, start: int, end: int) -> list[int]:
        """Return the tokens that lie wholly between two characters."""
        return [i for i, t in enumerate(self.tokens) if start <= t.start and t.end <= end]

    def at(self, start: int, end: int) -> list[int]:
        """Return the tokens that touch the characters between two offsets."""
        return [i for i, t in enumerate(self.tokens) if t.start < end and t.end > start]

    def token(self, index: int) -> Token:
        """Return the token with this index."""
        return self.tokens[index]

    def ancestors(self, index: int) -> list[int]:
        """Return the tokens that govern a token, nearest first; a cycle ends the walk."""
        found: list[int] = []
        head = self.head(index)
        while head >= 0 and head not in found:
            found.append(head)
            head = self.head(head)
        return found
