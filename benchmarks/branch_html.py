"""The branch report as one HTML page, for the peer of the benchmark: the same sentences, tables, charts and photos."""

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from pathlib import Path

from reports.data import BranchReport
from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.measures.report_card import Row
from reports.pages.draft import Draft
from reports.pages.headline import change_words
from reports.pages.visits import METHOD
from reports.words import Words

FONTS = Path(__file__).parents[1] / "reports" / "fonts"
STYLE = f"""
@font-face {{ font-family: Audit; src: url(file://{FONTS}/AuditSans-Regular.ttf) }}
@font-face {{ font-family: Audit; font-weight: bold; src: url(file://{FONTS}/AuditSans-Bold.ttf) }}
@page {{ size: A4; margin: 25mm 16mm 20mm; @top-left {{ content: string(left); font: 9pt Audit }}
  @top-right {{ content: string(right); font: 9pt Audit }}
  @bottom-left {{ content: "fe0a525489ef  shopper-audit 0.1.0"; font: 9pt Audit }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 9pt Audit }} }}
body {{ font: 9pt/1.36 Audit; color: #17222b }} h1 {{ font-size: 25pt; margin: 0; string-set: right content() }}
h2 {{ font-size: 15pt; break-before: page }} h3 {{ font-size: 11pt }} .client {{ string-set: left content() }}
.note {{ color: #56636e }} .big {{ font-size: 58pt; font-weight: bold; line-height: 1 }} .hero {{ background: #f1f4f6 }}
table {{ width: 100%; border-collapse: collapse }} .ruled td, th {{ border-bottom: 0.4pt solid #cdd5db; padding: 5pt }}
td, th {{ text-align: left; vertical-align: top; font-weight: normal }} tr {{ break-inside: avoid }}
.half {{ display: inline-block; width: 48%; vertical-align: top }} .alert {{ color: #b83a0b; font-weight: bold }}
figure {{ display: inline-block; width: 238pt; margin: 0 3pt 12pt; vertical-align: top }}
figure img {{ width: 224pt; height: 168pt }}
"""


def page_of(report: BranchReport, folder: Path) -> str:
    """HTML whose photos lie in the folder, where this puts them."""
    form, words = FormText(report.form, report.language), Words(report.language, report.taxonomies)
    draft = Draft(report, branch_figures(report), form, words)
    parts = (_summary(draft), _card(draft), _time(draft), _missed(draft), _photos(draft, folder), _log(draft))
    return f"<!doctype html><html lang=en><style>{STYLE}</style><body>{''.join(parts)}</body></html>"


def table(rows: Iterable[Iterable[str]], head: Iterable[str] = ()) -> str:
    """Cells are HTML already."""
    top = "".join(f"<th class=note>{escape(title)}" for title in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    return f"<table class={'ruled' if top else 'plain'}><thead><tr>{top}</thead>{lines}</table>"


def _summary(draft: Draft) -> str:
    report, figures, words = draft.report, draft.figures, draft.words
    verdict, rest = change_words(draft)
    finals = [Decimal(visit.scorecard["final"]) for visit in figures.visits]
    assert figures.interval is not None
    low, high = words.number(figures.interval.low), words.number(figures.interval.high)
    facts = (
        (
            words.percent(figures.compliance.percent),
            words("fact.compliance", met=figures.compliance.met, of=figures.compliance.of),
        ),
        (words("met_of", met=6, of=8), words("fact.sins", calamities=8)),
        (words.percent(figures.waiting), words.count("fact.waiting", 8)),
    )
    fixes = "".join(
        f"<p><b class=alert>−{fix.lost}</b> <b>{escape(draft.question(fix.question))}</b><br>"
        f"<span class=note>{words.label('owner', fix.owner)} · "
        f"{words.count('missed_in', fix.share.of, met=fix.share.met)}</span>"
        for fix in figures.fixes
    )
    keeps = "".join(
        f"<p><b>{one.visits}/{one.visits}</b> {escape(draft.question(one.question))}" for one in figures.strengths
    )
    return (
        f"<div class='client note'>{report.programme.client} · {report.programme.title}</div>"
        f"<h1>{escape(report.branch.name)}</h1>"
        f"<p>{report.branch.code} · {report.branch.city} · {report.branch.region}<p class=note>{report.wave.title} · "
        f"{words.days(report.wave.first_day, report.wave.last_day)} · {words.count('visits', 8)} · {draft.form.title}"
        f"<div class=hero><div class=half><div class=big>{figures.score}</div>{words.count('score.mean', 8)}<p><b>"
        f"{words.label('band', figures.band)}</b></div><div class=half>{_bar(figures.score, finals)}"
        f"<p>{words.count('interval', 8, low=low, high=high)}<p><b>{verdict}</b><br>{rest}</div></div>"
        f"<p>✓ {words('critical.none')}"
        + table([[f"<b>{figure}</b><br><span class=note>{note}</span>" for figure, note in facts]])
        + f"<h3>{words('summary.parts')}</h3>"
        + table(
            [escape(words.label("parameter", row.code)), _bar(row.score, ()), f"<b>{row.score}</b>", f"n {row.visits}"]
            for row in figures.parameters
        )
        + f"<div class=half><h3>{words('summary.fix')}</h3>{fixes}</div>"
        + f"<div class=half><h3>{words('summary.keep')}</h3>{keeps}</div>"
    )


def _card(draft: Draft) -> str:
    figures, words = draft.figures, draft.words
    head = ("", "", *(words(key) for key in ("col.score", "col.gap", "col.n", "col.interval")))
    met = figures.compliance
    faults = "".join(
        f"<div class=half><h3>{words(f'card.{family}')}</h3>"
        + table(
            (
                [
                    f"<b>{escape(words.label(kind, fault.code))}</b>",
                    f"{fault.share.met}/{fault.share.of}",
                    f"{draft.between(fault.interval)} %" if fault.interval else "–",
                ]
                for fault in found
            ),
            ("", words("col.visits_with"), words("col.interval")),
        )
        + "</div>"
        for family, kind, found in (("sins", "sin", figures.sins), ("calamities", "calamity", figures.calamities))
    )
    return (
        f"<h2>{words('page.card')}</h2><p class=note>{words('card.how')}<h3>{words('card.parameters')}</h3>"
        + table((_row(draft, row, words.label("parameter", row.code)) for row in figures.parameters), head)
        + f"<h3>{words('card.sections')}</h3>"
        + table(
            (_row(draft, row, f"{row.code} {draft.form.section_title(row.code)}") for row in figures.sections), head
        )
        + f"<h3>{words('card.compliance')}</h3>"
        + f"<p>{words('card.compliance_rate', met=met.met, of=met.of, rate=met.percent)}{faults}"
    )


def _row(draft: Draft, row: Row, title: str) -> list[str]:
    gap = draft.words.signed(row.score - draft.figures.target) if row.score and draft.figures.target else "–"
    between = draft.between(row.interval) if row.interval else "–"
    return [escape(title), _bar(row.score, row.visit_scores), f"<b>{row.score}</b>", gap, str(row.visits), between]


def _bar(score: Decimal | None, visits: Iterable[Decimal]) -> str:
    dots = "".join(f"<circle cx='{float(one) * 2}' cy=8 r=1.7 fill=white stroke=black />" for one in visits)
    bands = "".join(
        f"<rect x={x} width={200 - x} height=16 fill='{tint}'/>"
        for x, tint in ((0, "#d3dbe1"), (140, "#dfe5e9"), (160, "#e9edf0"), (180, "#f2f5f7"))
    )
    bar = f"<rect width='{float(score or 0) * 2}' y=5 height=7 fill='#34556b'/><rect x=169 width=2 y=1 height=14 />"
    return f"<svg width=200 height=16>{bands}{bar}{dots}</svg>"


def _time(draft: Draft) -> str:
    figures, words = draft.figures, draft.words
    strips = (
        [
            words("visit", n=line.visit),
            "<svg width=330 height=18><rect width=300 height=14 fill='#d3dbe1'/>"
            + "".join(
                f"<rect x={wait.start / 8} width={(wait.end - wait.start) / 8} height=14 fill='#34556b'/>"
                f"<text x={wait.start / 8 + 20} y=10 font-size=9 fill=white>{words.clock(wait.end - wait.start)}</text>"
                for wait in line.waits
            )
            + "".join(f"<rect x={at / 8} width=0.7 y=14 height=3 />" for _, at in line.events)
            + "</svg>",
            f"<b>{words.clock(line.whole)}</b>",
            words.percent(line.percent),
        ]
        for line in figures.timelines
    )
    steps = (
        [
            f"{escape(draft.question(step.question))}<br><span class=note>"
            f"{words.label('owner', draft.form.tag(step.question, 'owner'))}</span>",
            "<svg width=200 height=30><rect width=200 height=14 fill='#f1f4f6'/>"
            + "".join(f"<circle cx={float(one.seconds or 0) / 8} cy=8 r=3 />" for one in step.durations)
            + f"<text x=90 y=26 font-size=9>{words.clock(step.target)}</text></svg>",
            f"<b>Median {words.clock(step.median.seconds if step.median else None)}</b><br>"
            + words("time.within", met=step.within.met, of=step.within.of, rate=step.within.percent),
        ]
        for step in figures.steps
    )
    return (
        f"<h2>{words('page.time')}</h2><p class=note>{words('time.how')}<h3>{words('time.visits')}</h3>"
        f"<p>{words.count('time.share', 8, share=figures.waiting)}{table(strips)}<h3>{words('time.steps')}</h3>"
        f"<p class=note>{words('time.steps_how', promise=80)}{table(steps)}"
    )


def _missed(draft: Draft) -> str:
    words = draft.words
    answers = {visit.number: visit.answers["answers"] for visit in draft.report.visits}
    rows = (
        [
            f"<b>{escape(draft.question(row.question))}</b><br><span class=note>“"
            f"{escape(answers[row.visits[0]][row.question].get('comment', ''))[:150]}”"
            f" ({words('visit', n=row.visits[0])})</span>",
            escape(words.label("owner", row.owner)),
            f"{row.share.met} of {row.share.of}<br><b>{words('again') if row.again else ''}</b>",
            "<svg width=60 height=9><rect width=60 height=9 fill='#f1f4f6'/>"
            f"<rect width={float(row.lost) * 20} height=9 fill='#b83a0b'/></svg>",
            f"<b>{row.lost}</b>",
            words.percent(row.running),
        ]
        for row in draft.figures.missed
    )
    head = [words(f"col.{name}") for name in ("question", "owner", "missed_in", "lost")]
    made = table(rows, [*head, "", words("col.running")])
    return f"<h2>{words('page.missed')}</h2><p class=note>{words('missed.how')}{made}"


def _photos(draft: Draft, folder: Path) -> str:
    made = []
    for visit, photo in ((visit, photo) for visit in draft.report.visits for photo in visit.photos):  # noqa: B020
        file = folder / f"{photo.sha256}.jpg"
        file.write_bytes(photo.jpeg if isinstance(photo.jpeg, bytes) else photo.jpeg.read_bytes())
        caption = (
            f"<b>{draft.words('visit', n=visit.number)} · {photo.question} · {draft.words.clock(photo.at)}</b><br>"
        )
        title = escape(draft.form.question_title(photo.question))
        made.append(f"<figure><img src='{file.name}'><figcaption>{caption}{title}</figcaption></figure>")
    return f"<h2>{draft.words('page.photos')}</h2><p class=note>{draft.words('photos.how')}<div>{''.join(made)}</div>"


def _log(draft: Draft) -> str:
    words, report = draft.words, draft.report
    rows = (
        [
            f"<b>{visit.number}</b>",
            words.when(visit),
            visit.shopper,
            f"<b>{visit.scorecard['final']}</b>",
            visit.scorecard["raw"],
            visit.scorecard["coverage"],
            f"{visit.scorecard['compliance']['met']}/{visit.scorecard['compliance']['answered']}",
        ]
        for visit in report.visits
    )
    head = [words(f"col.{name}") for name in ("visit", "when", "shopper", "score", "raw", "coverage", "standards")]
    said = (words(f"method.{key}", promise=80, form=draft.form.title, version="3") for key in METHOD)
    method = "".join(f"<p>{escape(text)}" for text in said)
    log = f"<h2>{words('page.visits')}</h2><p class=note>{words('visits.how')}{table(rows, head)}"
    return f"{log}<h3>{words('method')}</h3>{method}"
