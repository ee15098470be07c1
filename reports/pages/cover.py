"""A page before all others, for reports that are handed over: whose they are, what about, and what they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from reports.data import BranchReport, RegionReport, VisitReport
from reports.digest import digest_of
from reports.form_text import FormText
from reports.palette import palette
from reports.sheet import Cover, Sheet
from reports.style import LINE, MARGIN, MUTED, NOTE, PAGE_HEIGHT, WIDTH, Type
from reports.typeset import wrap
from reports.words import Words

BAND = 22.0
LOGO = (190.0, 84.0)
WHOSE = Type(15, bold=True)
NAME = Type(30, bold=True)
ABOVE = Type(12, colour=MUTED)
FACT = Type(11)
TITLE_Y = 262.0
FACTS_Y = 470.0
LABELS = 120.0


@dataclass(frozen=True)
class Front:
    """What a cover says: which kind of report (a key of the words), of what, and what it `rests` on."""

    kind: str
    title: str
    place: str
    rests: str


AnyReport = VisitReport | BranchReport | RegionReport


def cover_of(report: AnyReport, title: str, place: str, words: Words) -> Cover:
    """What stands around the pages of a report of a `place`: its title, its heads, what it was made of and with."""
    return Cover(
        title=title,
        author=shown_name(report),
        subject=f"{report.programme.title} · {FormText(report.form, report.language).title}",
        language=report.language,
        running_head=f"{shown_name(report)}  ·  {report.programme.title}",
        running_head_right=f"{report.wave.title}  ·  {place}",
        version=words("made_with", version=version("shopper-audit")),
        digest=digest_of(report),
        page_word=words("page"),
        of_word=words("of"),
        as_of=report.as_of,
        dress=report.dress,
    )


def cover_page(sheet: Sheet, report: AnyReport, front: Front, words: Words) -> None:
    """Nothing at all for a client that wants none."""
    if not report.dress.cover:
        return
    sheet.page(words("page.cover"), head=False)
    client = shown_name(report)
    sheet.box(0, 0, (BAND, PAGE_HEIGHT), palette(report.dress.accent).brand)
    _whose(sheet, client, words)
    _title(sheet, words(front.kind), front.title)
    facts = [
        (words("cover.client"), client),
        (words("cover.of"), report.programme.title),
        (words("cover.place"), front.place),
        (words("cover.wave"), report.wave.title),
        (words("cover.period"), words.days(report.wave.first_day, report.wave.last_day)),
        (words("cover.rests"), front.rests),
    ]
    _facts(sheet, [fact for fact in facts if fact[1]])


def shown_name(report: AnyReport) -> str:
    """What the client is called on paper."""
    return report.dress.name or report.programme.client


def _whose(sheet: Sheet, client: str, words: Words) -> None:
    if sheet.cover.dress.logo is None:
        sheet.lines(MARGIN, 72, wrap(client, WHOSE, WIDTH, 2), WHOSE)
        return
    with sheet.figure(words("cover.logo", name=client)):
        sheet.logo(MARGIN, 62, LOGO)


def _title(sheet: Sheet, kind: str, title: str) -> None:
    sheet.text(MARGIN, TITLE_Y, kind, ABOVE)
    lines = wrap(title, NAME, WIDTH, 4)
    sheet.y = TITLE_Y + 14 + sheet.lines(MARGIN, TITLE_Y + 14, lines, NAME)


def _facts(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> None:
    sheet.y = FACTS_Y
    sheet.line((MARGIN, sheet.y), (MARGIN + WIDTH, sheet.y))
    with sheet.tagged("Table"):
        for label, said in facts:
            lines = wrap(said, FACT, WIDTH - LABELS, 2)
            with sheet.tagged("TR"):
                sheet.text(MARGIN, sheet.y + 8 + FACT.size, label, NOTE)
                sheet.lines(MARGIN + LABELS, sheet.y + 8, lines, FACT)
            sheet.y += 16 + len(lines) * FACT.leading
            sheet.line((MARGIN, sheet.y), (MARGIN + WIDTH, sheet.y), LINE, 0.4)
