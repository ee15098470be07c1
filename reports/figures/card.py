"""The report card, part by part: rows of marks, which paper tags as a table's and a screen shows as one figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.figures.figure import About, Dot, Figure, Line, Mark, Table, Text, Tone, moved
from reports.figures.scale import Scale, bullet, said, whisker
from reports.form_text import FormText
from reports.measures.branch import FAMILIES, BranchFigures
from reports.measures.gate import Standing
from reports.measures.interval import Interval
from reports.measures.report_card import Rate, Row
from reports.style import NOTE, SMALL
from reports.typeset import shorten, wrap
from reports.words import Words

WIDTH = 505.0
ROW, HEAD = 26.0, 17.0
NAME, BAR, BAR_TOP, BAR_HEIGHT = 177.0, 139.0, 3.0, 14.0
ROOM = NAME - 9
"""Room for a name on one line before the bar and the ring that may stand at its left end."""
SCORE, GAP, COUNT, INTERVAL = 354.0, 394.0, 422.0, WIDTH
FIRST, SECOND = 10.0, 21.7
ENDS = (5, 10, 20, 30, 40, 50, 70, 100)
"""Where the scale of the faults may end."""
KINDS = dict(FAMILIES)
COLUMNS = (
    *("card.row", "col.score", "col.gap", "col.n", "col.interval"),
    *("card.band", "card.trend", "card.evidence", "card.worst"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the card: its name, its bar from (NAME, BAR_TOP) with what it says, its figures, and all as texts."""

    name: Sequence[Text]
    bar: Sequence[Mark]
    said: str
    cells: Sequence[Text]
    told: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind under their title; `name` is the same in every language."""

    name: str
    title: str
    entries: Sequence[Entry]


def card_parts(figures: BranchFigures, form: FormText, words: Words) -> list[Part]:
    """Those that the form asks about, in the order of the page."""
    setting = _Setting(figures, form, words)
    rows = {name: getattr(figures.card, name) for name in ("parameters", "promises", "whole", "sections")}
    parts = {name: [_entry(row, _title(name, row.code, setting), setting) for row in rows[name]] for name in rows}
    parts["whole"] += _rates(setting)
    return [Part(f"card_{name}", words(f"card.{name}"), entries) for name, entries in parts.items() if entries]


def card_heads(words: Words) -> list[Text]:
    """What stands over the figures; the names and the bars need none."""
    places = ((SCORE, "col.score"), (GAP, "col.gap"), (COUNT, "col.n"), (INTERVAL, "col.interval"))
    return [Text(x, 0, words(key), tone="muted", align="right") for x, key in places]


def card_figure(part: Part, words: Words) -> Figure:
    """One part of the card as a figure."""
    marks: list[Mark] = [moved(mark, 0, HEAD - 6) for mark in card_heads(words)]
    for place, entry in enumerate(part.entries):
        top = HEAD + place * ROW
        marks += [moved(mark, 0, top) for mark in (*entry.name, *entry.cells)]
        marks += [moved(mark, NAME, top + BAR_TOP) for mark in entry.bar]
    table = Table([words(key) for key in COLUMNS], [entry.told for entry in part.entries])
    alt = words("figure.card", part=part.title)
    return Figure(part.name, WIDTH, HEAD + ROW * len(part.entries), alt, marks, table)


def row_bounds(row: Row, figures: BranchFigures) -> tuple[Decimal, ...]:
    """Where the bands begin, behind the bar of a row that its visits allow one."""
    return () if row.standing < Standing.SCORE or row.band is None else figures.bounds


@dataclass(frozen=True, slots=True)
class _Setting:
    figures: BranchFigures
    form: FormText
    words: Words


def _title(part: str, code: str, setting: _Setting) -> str:
    if part == "sections":
        return f"{code}  {setting.form.section_title(code)}"
    if part == "whole":
        return setting.words(f"card.{code}")
    return setting.words.label({"parameters": "parameter", "promises": "promise"}[part], code)


def _entry(row: Row, title: str, setting: _Setting) -> Entry:
    words, muted = setting.words, row.standing < Standing.SCORE
    bounds = row_bounds(row, setting.figures)
    scale = Scale(row.score, row.target, row.interval, row.visit_scores, bounds, row.below, muted)
    worst = f"{row.worst}  {setting.form.question_title(row.worst)}" if row.worst else ""
    note = f"↓ {worst}" if worst else ""
    if row in setting.figures.card.whole and row.code == "compliance":
        met = setting.figures.compliance
        note = words("card.answers", met=met.met, of=met.of) + (f"  ↓ {row.worst}" if row.worst else "")
    about = {"question": row.worst} if row.worst else None
    return Entry(
        _name(title, note, about),
        bullet(scale, BAR, BAR_HEIGHT),
        said(scale, words),
        [*_figures(row, words), _verdict(row, words)],
        _told(row, (title, worst), words),
    )


def _rates(setting: _Setting) -> Iterator[Entry]:
    """Sins and calamities have no scale from 0 to 100: they share one of their own, on which fewer is better."""
    words, rates = setting.words, setting.figures.card.rates
    most = max((float(rate.interval.high) for rate in rates if rate.interval), default=0.0)
    end = next((end for end in ENDS if most <= end), ENDS[-1])
    for rate in rates:
        title, worst = words(f"card.{rate.code}_rate"), words.label(KINDS[rate.code], rate.worst)
        met = words.count("card.met", rate.visits, met=rate.met) if rate.visits else ""
        yield Entry(
            _name(title, met + (f"  ↓ {worst}" if worst else ""), None),
            list(_rate_bar(rate, end, words)),
            _rate_said(rate, words),
            [*_figures(rate, words), _verdict(rate, words)],
            _told(rate, (title, worst), words),
        )


def _rate_said(rate: Rate, words: Words) -> str:
    if not rate.visits:
        return words("card.evidence.nothing")
    return words.count("alt.rate", rate.visits, rate=words.number(rate.rate), met=rate.met)


def _rate_bar(rate: Rate, end: int, words: Words) -> Iterator[Mark]:
    middle, below = BAR_HEIGHT / 2, SECOND - BAR_TOP
    yield Line(((0, middle), (BAR, middle)), "line", 0.8)
    for x in (0.0, BAR):
        yield Line(((x, middle - 4), (x, middle + 4)), "faint", 0.8)
    yield Text(0, below, "0", tone="muted")
    yield Text(BAR / 2, below, words("card.fewer"), tone="muted", align="centre")
    yield Text(BAR, below, words.number(end), tone="muted", align="right")
    if rate.rate is not None and rate.interval is not None:
        low, at, high = (BAR * min(1.0, float(one) / end) for one in (rate.interval.low, rate.rate, rate.interval.high))
        yield from whisker(low, high, middle)
        yield Dot(at, middle, 3.6, "faint" if rate.standing < Standing.SCORE else "slate")


def _name(title: str, note: str, about: About | None) -> list[Text]:
    """What the row is about, and below it, where one line was enough, its dearest miss."""
    lines = wrap(title, SMALL, ROOM, 2)
    if len(lines) == 1 and note:
        return [Text(0, FIRST, title), Text(0, SECOND, shorten(note, NOTE, ROOM), tone="muted", about=about)]
    return [Text(0, FIRST + place * (SECOND - FIRST), line) for place, line in enumerate(lines)]


def _figures(row: Row | Rate, words: Words) -> list[Text]:
    score, muted = _score(row), row.standing < Standing.SCORE
    tone: Tone = "accent" if row.below else "muted" if muted or score is None else "ink"
    gap: Tone = "accent" if row.below else "muted" if muted or row.gap is None else "ink"
    return [
        Text(SCORE, FIRST, words.number(score), tone=tone, bold=tone != "muted", align="right"),
        Text(GAP, FIRST, _gap(row, words), tone=gap, bold=row.below, align="right"),
        Text(COUNT, FIRST, words.number(row.visits), align="right"),
        Text(INTERVAL, FIRST, _between(row.interval, words), tone="muted", align="right"),
    ]


def _verdict(row: Row | Rate, words: Words) -> Text:
    """Grade, trend and evidence, under the figures."""
    known = (words.label("band", row.band), _trend(row, words), _evidence(row, words))
    said = " · ".join(part for part in known if part)
    tone: Tone = "accent" if row.trend == "clearly_worse" and row.standing >= Standing.SCORE else "muted"
    return Text(WIDTH, SECOND, shorten(said, NOTE, WIDTH - NAME - BAR - 6), tone=tone, align="right")


def _told(row: Row | Rate, named: tuple[str, str], words: Words) -> list[str]:
    title, worst = named
    last = (words.label("band", row.band), _trend(row, words), _evidence(row, words), worst)
    figures = [words.number(_score(row)), _gap(row, words), words.number(row.visits), _between(row.interval, words)]
    return [title, *figures, *(text or "–" for text in last)]


def _score(row: Row | Rate) -> Decimal | None:
    return row.score if isinstance(row, Row) else row.rate


def _gap(row: Row | Rate, words: Words) -> str:
    return "–" if row.gap is None else words.signed(row.gap)


def _trend(row: Row | Rate, words: Words) -> str:
    return words(f"card.trend.{row.trend}") if row.trend else ""


def _evidence(row: Row | Rate, words: Words) -> str:
    return words(f"card.evidence.{row.standing.name.lower()}")


def _between(interval: Interval | None, words: Words) -> str:
    if interval is None:
        return "–"
    return words("between", low=words.number(interval.low), high=words.number(interval.high))
