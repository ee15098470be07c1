"""Where the time went, as figures: every visit's clock on one axis, and every timed step against its target."""

from collections.abc import Sequence

from reports.figures.clock import DOTS_HEIGHT, axis_line, axis_of, dots, duration_said, strip
from reports.figures.figure import Figure, Mark, Table, Text, Tone, moved
from reports.form_text import FormText
from reports.measures.timing import Median, TimedStep, Timeline
from reports.style import SMALL
from reports.typeset import wrap
from reports.words import Words

WIDTH = 505.0
LABEL, STRIP_ROW, FIGURES, HEAD = 62.0, 24.0, 78.0, 17.0
DOTS_LEFT, DOTS_WIDTH, STEP_ROW, STEP_WORDS = 164.0, 198.0, DOTS_HEIGHT + 9, 380.0


def clocks_figure(lines: Sequence[Timeline], words: Words) -> Figure | None:
    """A strip a visit, what was waiting dark; none when nothing was clocked."""
    if not lines:
        return None
    axis = axis_of(lines, WIDTH - LABEL - FIGURES)
    marks: list[Mark] = [
        Text(WIDTH - 38, 9.5, words("time.total"), tone="muted", align="right"),
        Text(WIDTH, 9.5, words("time.wait_share"), tone="muted", align="right"),
    ]
    for place, line in enumerate(lines):
        top = HEAD + place * STRIP_ROW
        marks.append(Text(0, top + 11, words("visit", n=line.visit), about={"visit": line.visit}))
        marks += [moved(mark, LABEL, top) for mark in strip(line, axis)]
        marks.append(Text(WIDTH - 38, top + 11, words.clock(line.whole), bold=True, align="right"))
        marks.append(Text(WIDTH, top + 11, words.percent(line.percent), tone="muted", align="right"))
    foot = HEAD + len(lines) * STRIP_ROW
    marks += [moved(mark, LABEL, foot) for mark in axis_line(axis)]
    rows = [[words("visit", n=one.visit), words.clock(one.whole), words.percent(one.percent)] for one in lines]
    table = Table([words("col.visit"), words("time.total"), words("time.wait_share")], rows)
    return Figure("clocks", WIDTH, foot + 18, words.count("figure.clocks", len(lines)), marks, table)


def steps_figure(steps: Sequence[TimedStep], form: FormText, words: Words) -> Figure | None:
    """A dot a visit for each timed step; none when the form times nothing."""
    if not steps:
        return None
    marks: list[Mark] = []
    for place, step in enumerate(steps):
        marks += [moved(mark, 0, place * STEP_ROW) for mark in _step(step, form, words)]
    columns = [words("col.question"), *(words(key) for key in ("card.target", "time.middle", "time.each"))]
    rows = [_told(step, form, words) for step in steps]
    return Figure("steps", WIDTH, len(steps) * STEP_ROW, words("figure.steps"), marks, Table(columns, rows))


def median_words(median: Median | None, words: Words) -> str:
    """The middle duration, where need be as the least that it was."""
    if median is None:
        return words("time.no_median")
    return words("time.median_least" if median.at_least else "time.median", time=words.clock(median.seconds))


def within_words(step: TimedStep, words: Words) -> str:
    """How many visits were in time."""
    share = step.within
    if not share.of:
        return words("time.no_target")
    return words("time.within", met=share.met, of=share.of, rate=words.percent(share.percent))


def _step(step: TimedStep, form: FormText, words: Words) -> list[Mark]:
    about = {"question": step.question}
    title = wrap(f"{step.question}  {form.question_title(step.question)}", SMALL, DOTS_LEFT - 12, 2)
    marks: list[Mark] = [Text(0, 9 + place * SMALL.leading, line, about=about) for place, line in enumerate(title)]
    marks += [moved(mark, DOTS_LEFT, 0) for mark in dots(step, DOTS_WIDTH)]
    marks.append(Text(STEP_WORDS, 9, median_words(step.median, words), 10, bold=True))
    tone: Tone = "accent" if step.breach else "ink" if step.within.of else "muted"
    marks.append(Text(STEP_WORDS, 22, within_words(step, words), tone=tone, bold=step.breach))
    if step.breach:
        marks.append(Text(STEP_WORDS, 34, words("time.breach"), tone="accent", bold=True))
    return marks


def _told(step: TimedStep, form: FormText, words: Words) -> list[str]:
    target = "–" if step.target is None else words.clock(step.target)
    title = f"{step.question}  {form.question_title(step.question)}"
    times = "; ".join(duration_said(duration) for duration in step.durations)
    return [title, target, median_words(step.median, words), times]
