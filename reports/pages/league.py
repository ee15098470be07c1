"""Branches side by side: the caterpillar over as many pages as it needs, then those that have no place in it."""

from reports.blocks.drawing import draw
from reports.figures.caterpillar import HEAD, ROW, Setting, caterpillar
from reports.measures.league import RANK_FROM, League
from reports.measures.rounding import half_up
from reports.pages.draft import begin, turn
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import BOTTOM, MARGIN, NOTE, SMALL, WIDTH
from reports.typeset import wrap

NEEDS = HEAD + 12 * ROW + 40
"""What must fit below the regions of a programme for the branches to begin on their page."""


def league_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Best first. Where branches can't be compared the page says why."""
    words, league = draft.words, draft.figures.league
    how = words("league.how") if league else ""
    if draft.figures.areas:
        go_on(sheet, words("page.league"), how, NEEDS)
    else:
        begin(sheet, words("page.league"), how)
    if league is None or not league.places:
        _say(sheet, words("league.none" if len(draft.figures.scored) > 1 else "league.alone"))
        return
    _say(sheet, _may_be_ranked(draft, league))
    setting = Setting(half_up(league.components.middle), draft.target)
    names, places = draft.names, league.places
    while places:
        fit = max(1, int((BOTTOM - sheet.y - HEAD - 4) / ROW))
        sheet.y += draw(sheet, caterpillar(places[:fit], names, setting, words), MARGIN, sheet.y)
        places = places[fit:]
        if places:
            turn(sheet, words("continued", title=words("page.league")))
    _left_out(sheet, draft)


def _may_be_ranked(draft: RegionDraft, league: League) -> str:
    """How much of the differences is the branches' own, and what ranking would take."""
    words, found = draft.words, league.components
    own = words.percent(half_up(100 * found.icc, 0))
    needed = found.visits_by_the_gate(RANK_FROM)
    if needed is None:
        return words("league.alike")
    said = (
        words.count("league.ranked", league.ranked, of=len(league.places))
        if league.ranked
        else words("league.unranked")
    )
    return f"{words('league.own', own=own)} {words('league.needed', n=needed)} {said}"


def _left_out(sheet: Sheet, draft: RegionDraft) -> None:
    """Branches of one visit: named, without a figure."""
    single = [draft.branch(line.branch) for line in draft.figures.scored if line.visits == 1]
    if not single:
        return
    text = f"{draft.words.count('league.single', len(single))} {'  ·  '.join(single)}"
    sheet.y += 12
    for line in wrap(text, NOTE, WIDTH):
        if not sheet.room(NOTE.leading):
            turn(sheet, draft.words("continued", title=draft.words("page.league")))
        sheet.y += sheet.lines(MARGIN, sheet.y, [line], NOTE)


def _say(sheet: Sheet, text: str) -> None:
    sheet.y += sheet.paragraph(MARGIN, sheet.y, text, SMALL, WIDTH) + 8
