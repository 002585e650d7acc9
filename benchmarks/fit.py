"""`python -m benchmarks.fit SETS`: fit the weights of the evidence, and say what they are worth on sets left out.

SETS is a folder of question sets, each a folder with `kb.jsonl`, `queries.jsonl` and `ood.jsonl`. The questions of
knowledge/questions.toml are one more set, with the starter articles. With --write the weights go to knowledge/weights.py. With
--meaning the second half is fitted too, which needs the extra `semantic`. scipy must be installed.
"""

import argparse
import gzip
import json
import pickle
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks import faq_adapter
from knowledge import STARTER_SET, KnowledgeBase
from knowledge.confidence import FEATURES
from knowledge.index import Kind
from knowledge.weights import WEIGHTS

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

OURS: Final = "ours"
_QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions.toml"
_TARGET = Path(__file__).parents[1] / "knowledge" / "weights.py"

#: The sets to fit on, and which are one set for the purpose of leaving out: other wordings of the same questions.
SETS: Final = {
    "daily": "daily",
    "daily-typo": "daily",
    "health": "health",
    "gov": "gov",
    "policy": "policy",
    "law": "law",
}

# What is weighed for a unit that is a question, and for one that is an answer.
_OF_QUESTION = [
    *("words", "characters", "more_words", "more_pairs", "known", "echoed_words", "both_characters"),
    *("leading", "alike", "sounding", "size", "length"),
]
_OF_ANSWER = ["score", "leading", "opening", "words", "more_words", "more_pairs", "echoed_characters", "length"]
_OF_MEANING = ["meaning"]

# To know more or to be longer can speak against a candidate; nothing else can, whatever a set may suggest.
_FREE = {"known", "length", "size", "constant"}

# Only our own articles have several questions each, so what other questions of an article have is learned from one set
# alone; without a limit it outweighs the very text that was met.
_MOST = {"more_words": 8.0, "more_pairs": 8.0}

# None of the sets repeats an article's very words, so this weight is set by hand.
_EXACT = 6.0

# The strength of the pull towards zero, on weights in units of a feature's usual size.
_PULL = 0.0001

# Of a set's weight in the fit, this much belongs to questions that its articles do not answer: nearly alike, and far.
_NEAR, _FAR = 0.22, 0.13
_FOLDS = 5
_PRECISION = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The questions of one set with their candidates.

    By candidate: `evidence` (n, FEATURES), `is_answer`, `right`, `question` its question's number, `article` a number
    that is the same for all units of an article under one question. By question: `kind` is "in", "near" or "far".
    """

    name: str
    evidence: Floats
    is_answer: Bools
    right: Bools
    question: npt.NDArray[np.intp]
    article: npt.NDArray[np.intp]
    kind: npt.NDArray[np.str_]

    def only(self, chosen: Bools) -> "Sample":
        """Return the sample with some of its questions."""
        rows = chosen[self.question]
        renumbered = np.cumsum(chosen) - 1
        return Sample(
            self.name,
            self.evidence[rows],
            self.is_answer[rows],
            self.right[rows],
            renumbered[self.question[rows]],
            np.unique(self.article[rows], return_inverse=True)[1],
            self.kind[chosen],
        )


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    for path, opened in ((folder / name, open), (folder / f"{name}.gz", gzip.open)):
        if path.exists():
            with opened(path, "rt", encoding="utf-8") as lines:
                return [json.loads(line) for line in lines if line.strip()]
    return []


def _base(folder: Path, name: str) -> tuple[KnowledgeBase, list[tuple[str, set[str], str]]]:
    """Return the knowledge base of a set, and (question, right articles, kind) of each of its questions."""
    if name == OURS:
        base = KnowledgeBase.from_folder(STARTER_SET, cache=faq_adapter.CACHE, meaning=faq_adapter.WITH_MEANING)
        base.prepare()
        asked = []
        for row in tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))["questions"]:
            right = set(row["expect"]) if isinstance(row["expect"], list) else {row["expect"]}
            asked.append((row["ask"], right - {"unsure"}, "near" if "unsure" in right else "in"))
        return base, asked
    here = folder / name
    elsewhere = here / "kb.ref"
    home = here / elsewhere.read_text(encoding="utf-8").strip() if elsewhere.exists() else here
    inside = [(row["query"], {str(one) for one in row["gold"]}, "in") for row in _rows(here, "queries.jsonl")]
    outside: list[tuple[str, set[str], str]] = [
        (row["query"], set(), row.get("kind", "far")) for row in _rows(here, "ood.jsonl")
    ]
    return faq_adapter.build(_rows(home, "kb.jsonl")), inside + outside


def sample(folder: Path, name: str) -> Sample:
    """Ask the real engine all questions of a set, and keep the evidence that it weighs."""
    base, asked = _base(folder, name)
    evidence, is_answer, right, question, article = [], [], [], [], []
    for number, (text, gold, _) in enumerate(asked):
        # The evidence of all candidates is nobody else's business than the engine's own and that of its fit.
        state = base._prepared()  # noqa: SLF001
        index = base._indexed(state)  # noqa: SLF001
        weighed = base._weighed(state, index, text, None)  # noqa: SLF001
        if weighed is None:
            continue
        units = weighed.candidates.units
        of_question = index.kind[units] != Kind.UNLIKE
        units = units[of_question]
        evidence.append(weighed.evidence[of_question])
        is_answer.append(index.kind[units] == Kind.ANSWER)
        right.append(np.array([index.units[unit].article in gold for unit in units], np.bool_))
        question.append(np.full(len(units), number))
        article.append(index.owner[units].astype(np.intp) + number * len(index.articles))
    return Sample(
        name,
        np.concatenate(evidence).astype(np.float64),
        np.concatenate(is_answer),
        np.concatenate(right),
        np.concatenate(question),
        np.unique(np.concatenate(article), return_inverse=True)[1],
        np.array([kind for _, _, kind in asked]),
    )


class Model:
    """A choice of features; its weights are one vector: those of questions, their constant, those of answers, theirs."""

    def __init__(self, of_question: Sequence[str], of_answer: Sequence[str]) -> None:
        self.of_question, self.of_answer = list(of_question), list(of_answer)
        self.names = [*self.of_question, "constant", *self.of_answer, "constant"]

    def table(self, one: Sample) -> Floats:
        """Return the features of each candidate, 0 where they belong to the other kind."""
        answer = one.is_answer[:, None]
        mine = one.evidence[:, [FEATURES.index(name) for name in self.of_question]]
        theirs = one.evidence[:, [FEATURES.index(name) for name in self.of_answer]]
        ones = np.ones_like(answer, np.float64)
        return np.hstack([np.hstack([mine, ones]) * ~answer, np.hstack([theirs, ones]) * answer])

    def fit(self, samples: Sequence[Sample]) -> Floats:
        """Return the weights under which the right articles, or that there is none, are most probable."""
        parts = [(self.table(one), *_targets(one)) for one in samples]
        usual = np.sqrt(np.mean([(table**2).mean(0) for table, *_ in parts], 0)) + 1e-9
        share_of = {
            name: sum(SETS.get(one.name, one.name) == name for one in samples) for name in {*SETS.values(), OURS}
        }
        portions = [1 / share_of[SETS.get(one.name, one.name)] for one in samples]

        def loss(scaled: Floats) -> tuple[float, Floats]:
            total, slope = _PULL * float(scaled @ scaled), 2 * _PULL * scaled
            for (table, right, question, weight, none), portion in zip(parts, portions, strict=True):
                strength = table @ (scaled / usual)
                top = np.zeros(len(weight))
                np.maximum.at(top, question, strength)
                grown, against = np.exp(strength - top[question]), np.exp(-top)
                every = against + np.bincount(question, grown, len(weight))
                good = np.where(none, against, np.bincount(question, grown * right, len(weight)))
                total += portion * float((weight * np.log(every / np.maximum(good, 1e-300))).sum())
                error = grown / every[question] - np.where(
                    none[question], 0, grown * right / np.maximum(good[question], 1e-300)
                )
                slope = slope + portion * ((table.T @ (error * weight[question])) / usual)
            return total, slope

        bounds = [
            (None, None) if name in _FREE else (0, _MOST.get(name, np.inf) * scale)
            for name, scale in zip(self.names, usual, strict=True)
        ]
        start = np.zeros(len(self.names))
        result = minimize(
            loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000, "ftol": 1e-10}
        )
        weights: Floats = result.x / usual
        return weights

    def judge(self, one: Sample, weights: Floats) -> tuple[Floats, Bools]:
        """Return for each question the first article's probability, and whether it is right."""
        strength = self.table(one) @ weights
        count = len(one.kind)
        top = np.zeros(count)
        np.maximum.at(top, one.question, strength)
        grown = np.exp(strength - top[one.question])
        every = np.exp(-top) + np.bincount(one.question, grown, count)
        of_article = np.bincount(one.article, grown / every[one.question])
        question = np.zeros(len(of_article), np.intp)
        question[one.article] = one.question
        right = np.zeros(len(of_article), np.bool_)
        right[one.article] = one.right
        order = np.lexsort((of_article, question))
        last = np.flatnonzero(np.append(question[order][1:] != question[order][:-1], [True]))
        sure, good = np.zeros(count), np.zeros(count, np.bool_)
        best = order[last]
        sure[question[best]], good[question[best]] = of_article[best], right[best]
        return sure, good

    def named(self, weights: Floats) -> dict[str, dict[str, float]]:
        """Return the weights by kind of unit and name, rounded, without those that are nothing."""
        cut = len(self.of_question) + 1
        halves = {"question": slice(0, cut), "answer": slice(cut, None)}
        found = {
            kind: {
                name: round(float(weight), 2)
                for name, weight in zip(self.names[half], weights[half], strict=True)
                if round(weight, 2)
            }
            for kind, half in halves.items()
        }
        found["question"]["exact"] = _EXACT
        return found


def _targets(one: Sample) -> tuple[Bools, npt.NDArray[np.intp], Floats, Bools]:
    """Return what is right, whose it is, each question's weight, and whether none of its candidates is right."""
    some = np.zeros(len(one.kind), np.bool_)
    some[one.question[one.right]] = True
    weight = np.zeros(len(one.kind))
    near, far = one.kind == "near", one.kind == "far"
    for chosen, share in ((near, _NEAR if far.any() else _NEAR + _FAR), (far, _FAR), (~near & ~far, 1 - _NEAR - _FAR)):
        weight[chosen] = share / max(int(chosen.sum()), 1)
    return one.right, one.question, weight, ~some


def auroc(inside: Floats, outside: Floats) -> float:
    """Return how often a question that is answered somewhere looks surer than one that is not; ties count half."""
    if not len(inside) or not len(outside):
        return float("nan")
    _, place, count = np.unique(np.concatenate([inside, outside]), return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((rank[: len(inside)].sum() - len(inside) * (len(inside) + 1) / 2) / (len(inside) * len(outside)))


def coverage(sure: Floats, good: Bools, inside: Bools) -> float:
    """Return the share of questions inside that are answered rightly where 95 of 100 answers are right."""
    order = np.argsort(-sure, kind="stable")
    right = np.cumsum((good & inside)[order])
    precise = right / np.arange(1, len(order) + 1) >= _PRECISION
    ends = np.append(sure[order][1:] != sure[order][:-1], [True])
    last = np.flatnonzero(precise & ends)
    return float(right[last[-1]] / inside.sum()) if len(last) else 0.0


def figures(sure: Floats, good: Bools, kind: npt.NDArray[np.str_]) -> dict[str, float]:
    """Return what the weights are worth on one set."""
    inside = kind == "in"
    return {
        "hit@1": float(good[inside].mean()),
        "AUROC near": auroc(sure[inside], sure[kind == "near"]),
        "AUROC far": auroc(sure[inside], sure[kind == "far"]),
        "cov95": coverage(sure, good, inside),
    }


def left_out(model: Model, samples: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """Return for each set what weights are worth there that never saw it; our own questions are left out by fifths."""
    found = {}
    for group in dict.fromkeys(SETS.get(one.name, one.name) for one in samples):
        others = [one for one in samples if SETS.get(one.name, one.name) != group]
        mine = [one for one in samples if SETS.get(one.name, one.name) == group]
        if group != OURS:
            weights = model.fit(others)
            found.update({one.name: figures(*model.judge(one, weights), one.kind) for one in mine})
            continue
        (ours,) = mine
        fold = np.random.default_rng(0).integers(0, _FOLDS, len(ours.kind))
        sure, good = np.zeros(len(fold)), np.zeros(len(fold), np.bool_)
        for number in range(_FOLDS):
            weights = model.fit([*others, ours.only(fold != number)])
            sure[fold == number], good[fold == number] = model.judge(ours.only(fold == number), weights)
        found[OURS] = figures(sure, good, ours.kind)
    return found


def show(found: dict[str, dict[str, float]]) -> None:
    """Print a table with a column for each set; the mean is that of the public ones."""
    print(f"{'':12}" + "".join(f"{name:>12}" for name in (*found, "mean")))
    for figure in next(iter(found.values())):
        values = [of_set[figure] for of_set in found.values()]
        public = np.nanmean([of_set[figure] for name, of_set in found.items() if name != OURS])
        print(f"{figure:12}" + "".join(f"{value:12.3f}" for value in (*values, public)), flush=True)


def _samples(folder: Path, names: Iterable[str], kept: Path | None) -> list[Sample]:
    found = []
    for name in names:
        path = kept / f"{name}.pickle" if kept else None
        if path and path.exists():
            found.append(Sample(**pickle.loads(path.read_bytes())))  # noqa: S301  # written by the line below
            continue
        one = sample(folder, name)
        if path:
            path.write_bytes(pickle.dumps({field: getattr(one, field) for field in Sample.__slots__}))
        found.append(one)
    return found


def main() -> None:
    """Fit, judge, and print or write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit", description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--write", action="store_true", help="renew knowledge/weights.py")
    parser.add_argument("--meaning", action="store_true", help="fit the weights with meaning as well")
    parser.add_argument("--keep", type=Path, help="a folder where the evidence is kept, for the next fit")
    given = parser.parse_args()
    weights = {}
    for half, more in (("plain", []), ("meaning", _OF_MEANING))[: 2 if given.meaning else 1]:
        faq_adapter.WITH_MEANING = bool(more)
        kept = given.keep / half if given.keep else None
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
        samples = _samples(given.sets, [*SETS, OURS], kept)
        model = Model(_OF_QUESTION + more, _OF_ANSWER)
        print(f"{half}, each set left out of its own fit:")
        show(left_out(model, samples))
        weights[half] = model.named(model.fit(samples))
        print(json.dumps(weights[half], indent=1))
    if given.write:
        _write(weights)


def _write(weights: dict[str, dict[str, dict[str, float]]]) -> None:
    """Renew knowledge/weights.py; a half that was not fitted stays."""
    lines = [
        '"""The weights of the evidence. Written by `python -m benchmarks.fit`; do not edit by hand."""',
        "",
        "WEIGHTS: dict[str, dict[str, dict[str, float]]] = {",
    ]
    for half, kinds in {**WEIGHTS, **weights}.items():
        lines.append(f'    "{half}": {{')
        for kind, named in kinds.items():
            lines.append(f'        "{kind}": {{')
            lines += [f'            "{name}": {weight},' for name, weight in named.items()]
            lines.append("        },")
        lines.append("    },")
    _TARGET.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
