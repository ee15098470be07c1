"""Programmes and the waves in which their branches are visited."""

from flask.testing import FlaskClient

from .test_places import bank, made

SPRING = {"code": "2026-1", "title": "Spring", "starts_on": "2026-03-01", "ends_on": "2026-03-31"}


def programme(admin: FlaskClient, **wanted: str) -> dict[str, str]:
    client, _, _ = bank(admin)
    row: dict[str, str] = made(admin, f"/api/clients/{client}/programmes", code="service", title="Service", **wanted)
    return row


def test_a_programmes_target_is_exact_and_85_unless_told_otherwise(admin: FlaskClient) -> None:
    row = programme(admin)

    changed = admin.patch(f"/api/programmes/{row['id']}", json={"target": "87.25"})

    assert (row["target"], changed.json["target"]) == ("85.0", "87.3")


def test_a_programme_promises_a_share_in_time_only_where_somebody_says_which(admin: FlaskClient) -> None:
    row = programme(admin)
    path = f"/api/programmes/{row['id']}"

    promised = admin.patch(path, json={"promised_share": 80}).json["promised_share"]
    given_up = admin.patch(path, json={"promised_share": None}).json["promised_share"]

    assert (row["promised_share"], promised, given_up) == (None, 80, None)
    for share in (0, 101, 79.5, "most"):
        assert admin.patch(path, json={"promised_share": share}).status_code == 422


def test_a_target_is_a_score(admin: FlaskClient) -> None:
    row = programme(admin)

    for target in ("100.1", "-1", "NaN", "1e99", "much"):
        assert admin.patch(f"/api/programmes/{row['id']}", json={"target": target}).status_code == 422


def test_waves_are_listed_the_newest_first(admin: FlaskClient) -> None:
    path = f"/api/programmes/{programme(admin)['id']}/waves"
    made(admin, path, **SPRING)
    made(admin, path, **{**SPRING, "code": "2026-2", "starts_on": "2026-06-01", "ends_on": "2026-06-30"})

    assert [wave["code"] for wave in admin.get(path).json] == ["2026-2", "2026-1"]


def test_a_wave_never_ends_before_it_starts(admin: FlaskClient) -> None:
    path = f"/api/programmes/{programme(admin)['id']}/waves"
    wave = made(admin, path, **SPRING)

    backwards = admin.post(path, json={**SPRING, "code": "x", "ends_on": "2026-02-28"})
    changed = admin.patch(f"/api/waves/{wave['id']}", json={"ends_on": "2026-02-28"})

    assert [place["path"] for place in backwards.json["problems"]] == ["ends_on"]
    assert [place["path"] for place in changed.json["problems"]] == ["ends_on"]
    assert admin.get(path).json[0]["ends_on"] == "2026-03-31"


def test_codes_of_programmes_and_waves_are_taken_once(admin: FlaskClient) -> None:
    row = programme(admin)
    path = f"/api/programmes/{row['id']}/waves"
    made(admin, path, **SPRING)

    again = admin.post(path, json=SPRING)

    assert (again.status_code, again.json["code"]) == (409, "taken")
