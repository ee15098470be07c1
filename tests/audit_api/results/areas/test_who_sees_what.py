"""The pages of a programme, a region and a question show what is one's own, and no shopper."""

from collections.abc import Callable, Iterable
from typing import Any

from flask.testing import FlaskClient

SignIn = Callable[..., FlaskClient]


def test_a_regional_manager_sees_their_region_and_no_other(sign_in: SignIn, programme: dict[str, int]) -> None:
    manager, address = sign_in("regional_manager", "bank/north"), f"/api/results/waves/{programme['wave']}"

    page = manager.get(f"{address}/programme").json

    assert [row["code"] for row in page["regions"]] == ["north"]
    assert list(page["grid"]["rows"]) == [str(programme["north"])]
    assert manager.get(f"{address}/regions/{programme['north']}").status_code == 200
    for other in (f"regions/{programme['south']}", f"questions/A1?region={programme['south']}"):
        assert manager.get(f"{address}/{other}").status_code == 404
    answers = manager.get(f"{address}/questions/A1?page_size=500").json["answers"]["items"]
    assert {answer["branch"]["region"]["code"] for answer in answers} == {"north"}


def test_a_branch_manager_sees_no_branch_but_their_own(sign_in: SignIn, programme: dict[str, int]) -> None:
    manager, address = sign_in("branch_manager", "bank/north/kl-01"), f"/api/results/waves/{programme['wave']}"

    assert manager.get(f"{address}/programme").status_code == 404
    assert manager.get(f"{address}/regions/{programme['north']}").status_code == 404
    page = manager.get(f"{address}/questions/A1").json
    assert [place["code"] for place in page["places"]] == ["kl-01"]
    assert {answer["branch"]["code"] for answer in page["answers"]["items"]} == {"kl-01"}
    assert page["share"]["of"] == page["answers"]["total"] == page["places"][0]["share"]["of"]


def _leaves(tree: Any) -> Iterable[str]:
    if isinstance(tree, dict):
        yield from (leaf for pair in tree.items() for part in pair for leaf in _leaves(part))
    elif isinstance(tree, list):
        yield from (leaf for part in tree for leaf in _leaves(part))
    else:
        yield str(tree).lower()


def test_no_shopper_is_on_any_page(sign_in: SignIn, programme: dict[str, int]) -> None:
    for page in ("programme", f"regions/{programme['north']}", "questions/A1"):
        answer = sign_in("regional_manager", "bank").get(f"/api/results/waves/{programme['wave']}/{page}")
        assert answer.status_code == 200
        assert not [leaf for leaf in _leaves(answer.json) if "shopper" in leaf]
