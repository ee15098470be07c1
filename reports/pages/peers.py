"""Where the branch stands among the branches of its wave, as far as its visits allow saying so."""

from reports.blocks.drawing import draw
from reports.figures.peers import peers_figure
from reports.measures.gate import Standing
from reports.measures.league import RANK_FROM, REWARD_FROM, Place
from reports.measures.peers import Peers
from reports.measures.rounding import half_up
from reports.pages.draft import Draft, follow
from reports.sheet import Sheet
from reports.style import MARGIN, MUTED, NOTE, SMALL, STRONG, WIDTH, Type
from reports.typeset import wrap

RANK = 8
AROUND = 44.0
"""Room for the verdict and for how many branches are left out."""
GREY = Type(10, bold=True, colour=MUTED)


def peers_page(sheet: Sheet, draft: Draft) -> None:
    """The rank range or why there is none, then every branch as an unnamed mark; a sentence when it is alone."""
    words, found = draft.words, draft.figures.peers
    if found is None or len(found.league.places) < 2:
        follow(sheet, words("page.peers"), "", 30)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words(f"peers.alone.{draft.report.beside}"), SMALL, WIDTH)
        return
    figure = peers_figure(found, words)
    verdict, rest = rank_words(found, draft)
    high = len(wrap(rest, SMALL, WIDTH)) * SMALL.leading
    follow(sheet, words("page.peers"), words(f"peers.how.{draft.report.beside}"), figure.height + high + AROUND)
    sheet.y += sheet.lines(MARGIN, sheet.y, [verdict], STRONG if found.own and found.own.rank else GREY)
    sheet.y += sheet.paragraph(MARGIN, sheet.y, rest, SMALL, WIDTH) + 10
    sheet.y += draw(sheet, figure, MARGIN, sheet.y) + 6
    if found.league.left_out:
        said = words.count("peers.left_out", found.league.left_out)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, said, NOTE, WIDTH)


def rank_words(found: Peers | None, draft: Draft) -> tuple[str, str]:
    """The range of ranks, and how much may hang on it; or that there is none, and what is missing."""
    words, own = draft.words, found.own if found else None
    if found is None or len(found.league.places) < 2:
        return words("peers.no_rank"), words(f"peers.alone.{draft.report.beside}")
    if own is None:
        return words("peers.no_rank"), words("peers.one_visit")
    reliability = words.number(half_up(own.reliability, 2))
    if own.rank is None:
        return words("peers.no_rank"), _lacking(found, own, draft)
    low, high = own.rank
    said = words("peers.rank" if low < high else "peers.rank_one", low=low, high=high, of=len(found.league.places))
    key = "peers.reward" if own.reliability >= REWARD_FROM else "peers.no_reward"
    return said, words(key, reliability=reliability, visits=own.visits)


def _lacking(found: Peers, own: Place, draft: Draft) -> str:
    words, reliability = draft.words, draft.words.number(half_up(own.reliability, 2))
    if own.standing < Standing.BAND:
        return words.count("peers.few_visits", own.visits, least=RANK, reliability=reliability)
    least = words.number(half_up(RANK_FROM, 2))
    if found.visits_to_rank is None:
        return words(f"peers.alike.{draft.report.beside}")
    return words("peers.unreliable", reliability=reliability, least=least, visits=found.visits_to_rank)
