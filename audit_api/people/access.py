"""Who may do what, and who may see which branch: decided here and nowhere else."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, cast, get_args

from flask import request
from flask_login import current_user
from sqlalchemy import ColumnElement, String, false, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from .. import problems

Role = Literal["admin", "scheduler", "reviewer", "regional_manager", "branch_manager", "shopper"]

ROLES: tuple[Role, ...] = get_args(Role)
STAFF: tuple[Role, ...] = ("admin", "scheduler", "reviewer")
"""The agency's own people: the only ones who may know which shopper made a visit."""
MANAGERS: tuple[Role, ...] = ("regional_manager", "branch_manager")
"""The client's people: they see approved visits of their own branches, and never a shopper."""

EVERYTHING = ""
"""The scope above all others."""


@dataclass(frozen=True)
class Viewer:
    """The signed-in person as the rules see them: a number, and (role, scope) pairs."""

    user_id: int
    grants: tuple[tuple[Role, str], ...]

    def has(self, *roles: Role) -> bool:
        """Whether any of `roles` is theirs, wherever."""
        return any(role in roles for role, _ in self.grants)

    def scopes(self, *roles: Role) -> tuple[str, ...]:
        """The scopes in which any of `roles` is theirs."""
        return tuple(scope for role, scope in self.grants if role in roles)

    def may(self, path: str, *roles: Role) -> bool:
        """Whether any of `roles` is theirs at `path` or above it."""
        return any(_covers(scope, path) for scope in self.scopes(*roles))

    def within(self, column: InstrumentedAttribute[str], *roles: Role) -> ColumnElement[bool]:
        """The same rule for a query: rows whose scope in `column` is theirs in any of `roles`."""
        return _any_of(_below(column, scope) for scope in self.scopes(*roles))

    def around(self, column: InstrumentedAttribute[str], *roles: Role) -> ColumnElement[bool]:
        """Rows that are theirs in any of `roles`, and those that hold something of theirs: a region's client, all."""
        above = {path for scope in self.scopes(*roles) for path in _holders(scope)}
        return or_(self.within(column, *roles), column.in_(above))


def _holders(scope: str) -> Iterable[str]:
    codes = scope.split("/")
    return ("/".join(codes[:depth]) for depth in range(len(codes)))


def _covers(scope: str, path: str) -> bool:
    return scope in (EVERYTHING, path) or path.startswith(scope + "/")


def _below(column: InstrumentedAttribute[str], scope: str) -> ColumnElement[bool]:
    if scope == EVERYTHING:
        return true()
    return or_(column == scope, column.cast(String).startswith(scope + "/", autoescape=True))


def _any_of(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    return or_(false(), *conditions)


def viewer() -> Viewer:
    """The person this request is made by; refused when nobody is signed in, or another than it was made for.

    A page that stays open while somebody else signs in beside it names its person in X-Shopper-Audit-Person, so that
    nothing of theirs goes under the other's name.
    """
    if not current_user.is_authenticated:
        problems.refuse("sign_in_needed")
    there = cast(Viewer, current_user.viewer)
    if request.headers.get("X-Shopper-Audit-Person", str(there.user_id)) != str(there.user_id):
        problems.refuse("sign_in_needed")
    return there


def may_invite(viewer: Viewer, grants: Iterable[tuple[Role, str]]) -> bool:
    """Whether `viewer` may make a link for the person with these grants: who has the link is that person.

    Admins may for everybody; schedulers for those who are shoppers within their own scope and nothing else.
    """
    return viewer.has("admin") or all(role == "shopper" and viewer.may(scope, "scheduler") for role, scope in grants)


def allow(*roles: Role) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put on a route: signed-in people with one of `roles` may call it. No roles: all of them."""

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not viewer().has(*(roles or ROLES)):
                problems.refuse("not_allowed")
            return view(*args, **kwargs)

        return _declare(guarded, roles or ROLES)

    return guard


def allow_anyone(view: Callable[..., Any]) -> Callable[..., Any]:
    """Put on a route that works without signing in."""

    @wraps(view)
    def unguarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    return _declare(unguarded, ("anyone",))


def _declare(view: Callable[..., Any], who: tuple[str, ...]) -> Callable[..., Any]:
    """Say in the view itself, and in the API document, who may call it."""
    apidoc = deepcopy(getattr(view, "_apidoc", {}))
    manual = apidoc.setdefault("manual_doc", {})
    manual["x-roles"] = list(who)
    manual["security"] = [] if who == ("anyone",) else [{"session": []}, {"bearer": []}]
    view._apidoc = apidoc  # type: ignore[attr-defined]
    view.allowed = who  # type: ignore[attr-defined]
    return view


def refuse_foreign_pages() -> None:
    """Stop a page elsewhere from using somebody's cookie.

    A page of another origin cannot add a header of its own, so a change made by cookie must
    carry ours; SameSite on the cookie is the second lock. Programs come with a token instead.
    """
    changes = request.method not in {"GET", "HEAD", "OPTIONS"}
    by_token = request.headers.get("Authorization", "").startswith("Bearer ")
    if changes and not by_token and request.path.startswith("/api/") and "X-Shopper-Audit" not in request.headers:
        problems.refuse("foreign_page")
