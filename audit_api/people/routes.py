"""Signing in and out, and the people an admin looks after."""

from typing import Any

from argon2 import PasswordHasher
from flask import current_app
from flask import session as cookie
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user, login_user, logout_user
from sqlalchemy import and_, select

from .. import problems
from ..db import now, session
from ..http import ID, Blueprint, found, page_of, paged, reads_only
from . import schemas
from .access import allow, allow_anyone, may_invite, viewer
from .actions import add_person, change_person
from .models import Grant, Token, User
from .signing_in import SignedIn, by_invitation, by_password, give_token, invite

blp = Blueprint("people", __name__, url_prefix="/api", description="Signing in, people and their roles")
limiter = Limiter(get_remote_address, storage_uri="memory://")
TOO_MANY = "Too many tries from here. Wait a minute, then try again."


def tries() -> str:
    """How often somebody who is not signed in may try."""
    return str(current_app.config["SIGN_IN_LIMIT"])


def _hasher() -> PasswordHasher:
    hasher: PasswordHasher = current_app.extensions["passwords"]
    return hasher


def _open(user: User) -> User:
    cookie.clear()
    cookie.permanent = True
    login_user(SignedIn(user))
    return user


@blp.route("/session", methods=["POST"])
@allow_anyone
@reads_only
@limiter.limit(tries, error_message=TOO_MANY)
@blp.arguments(schemas.PasswordSignInSchema)
@blp.response(200, schemas.SessionSchema)
@blp.alt_response(401, description="The e-mail and the password do not go together")
def sign_in(given: dict[str, str]) -> User:
    """Sign in with e-mail and password"""
    user = by_password(session(), _hasher(), given["email"], given["password"])
    return _open(user) if user else problems.refuse("wrong_sign_in")


@blp.route("/session/invitation", methods=["POST"])
@allow_anyone
@reads_only
@limiter.limit(tries, error_message=TOO_MANY)
@blp.arguments(schemas.InvitationSignInSchema)
@blp.response(200, schemas.SessionSchema)
@blp.alt_response(401, description="The link is over")
def sign_in_by_invitation(given: dict[str, str]) -> User:
    """Sign in with an invitation link"""
    user = by_invitation(session(), given["token"], now())
    return _open(user) if user else problems.refuse("invitation_over")


@blp.route("/session", methods=["GET"])
@allow()
@blp.response(200, schemas.SessionSchema)
def who_am_i() -> User:
    """Who is signed in"""
    user: User = current_user.user
    return user


@blp.route("/session", methods=["PATCH"])
@allow()
@blp.arguments(schemas.SessionChangesSchema)
@blp.response(200, schemas.SessionSchema)
def change_own_language(given: dict[str, str]) -> User:
    """Change the language one reads"""
    user: User = current_user.user
    user.language = given["language"]
    return user


@blp.route("/session", methods=["DELETE"])
@allow_anyone
@blp.response(204)
def sign_out() -> None:
    """Sign out"""
    logout_user()
    cookie.clear()


@blp.route("/people", methods=["GET"])
@allow("admin", "scheduler")
@blp.arguments(schemas.PeopleArgs, location="query")
@blp.response(200, page_of(schemas.PersonSchema))
def list_people(args: dict[str, Any]) -> dict[str, Any]:
    """People, by name; for schedulers, the shoppers whom they can send to some branch of theirs"""
    query = select(User).order_by(User.name, User.id)
    if not viewer().has("admin"):
        theirs = viewer().around(Grant.scope, "scheduler")
        query = query.where(User.grants.any(and_(Grant.role == "shopper", theirs)))
    if "role" in args:
        query = query.where(User.grants.any(Grant.role == args["role"]))
    return paged(query, args)


@blp.route("/people", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewPersonSchema)
@blp.response(201, schemas.PersonSchema)
@blp.alt_response(409, description="The e-mail is taken")
def new_person(given: dict[str, Any]) -> User:
    """Add a person"""
    return add_person(session(), _hasher(), given, now())


@blp.route(f"/people/<{ID}:person>", methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.PersonChangesSchema)
@blp.response(200, schemas.PersonSchema)
@blp.alt_response(404, description="No such person")
@blp.alt_response(409, description="The e-mail is taken, or nobody would be left to run the place")
def edit_person(given: dict[str, Any], person: int) -> User:
    """Change a person"""
    user: User = found(session().get(User, person), "person", person)
    change_person(session(), _hasher(), user, given)
    return user


@blp.route(f"/people/<{ID}:person>/invitation", methods=["POST"])
@allow("admin", "scheduler")
@blp.response(201, schemas.InvitationSchema)
@blp.alt_response(404, description="No such person")
def new_invitation(person: int) -> dict[str, Any]:
    """Make a link that signs a person in; the one before stops working"""
    user: User = found(session().get(User, person), "person", person)
    if not may_invite(viewer(), ((grant.role, grant.scope) for grant in user.grants)):
        problems.refuse("not_allowed")
    secret, row = invite(session(), user, now())
    return {"secret": secret, "path": f"/i/{secret}", "expires_at": row.expires_at}


@blp.route("/tokens", methods=["GET"])
@allow()
@blp.response(200, schemas.TokenSchema(many=True))
def list_tokens() -> list[Token]:
    """One's own tokens for programs"""
    return list(session().scalars(select(Token).where(Token.user_id == viewer().user_id).order_by(Token.id)))


@blp.route("/tokens", methods=["POST"])
@allow()
@blp.arguments(schemas.NewTokenSchema)
@blp.response(201, schemas.SecretSchema)
def new_token(given: dict[str, str]) -> dict[str, Any]:
    """Make a token for a program that acts for oneself"""
    secret, row = give_token(session(), current_user.user, given["name"], now())
    return {"secret": secret, "expires_at": row.expires_at}


@blp.route(f"/tokens/<{ID}:token>", methods=["DELETE"])
@allow()
@blp.response(204)
@blp.alt_response(404, description="No such token")
def end_token(token: int) -> None:
    """End a token"""
    query = select(Token).where(Token.id == token, Token.user_id == viewer().user_id)
    session().delete(found(session().scalar(query), "token", token))
