"""The expressions of XLSForm, as far as conditions and limits use them: text to a small tree.

expression  a or b, a and b, a = b, a != b, a < b, a <= b, a > b, a >= b, f(a, b), (a)
value       ${question}, ../question, /form/group/question, 'text', "text", 12.5, -3, . (the answer itself)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from forms.problems import show
from forms.xlsform.left_out import NotCarried

LONGEST = 10_000
DEEPEST = 40

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<reference>\$\{\s*[^{}$\s]+\s*\}|(?:\.\./)+[A-Za-z_][\w.-]*|(?:/[A-Za-z_][\w.-]*){2,})
    |(?P<text>'[^']*'|"[^"]*")
    |(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<compare><=|>=|!=|=|<|>)
    |(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)
    |(?P<mark>[(),]|\.(?![.\w/])|-)
    )""",
    re.VERBOSE,
)
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Reference:
    """The answer to the question of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Current:
    """The answer to the question in whose row the expression stands."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Words or digits, as they are written; `quoted` tells words from a number."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is given."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values and the sign between them."""

    sign: str
    left: Expression
    right: Expression

    def flipped(self) -> Compare:
        """The same the other way round."""
        return Compare(_FLIPPED[self.sign], self.right, self.left)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two or more, joined by one and the same word: `and` or `or`."""

    word: str
    members: tuple[Expression, ...]


Expression = Reference | Current | Literal | Call | Compare | Joined
Token = tuple[str, str]
END: Token = ("end", "")


def parse_expression(text: str) -> Expression:
    """The tree of an expression; raises NotCarried for what is not of the kind above."""
    if len(text) > LONGEST:
        raise NotCarried("too_long", f"It is longer than {LONGEST} characters.", most=LONGEST)
    tokens = _Tokens(list(_tokens(text.translate(_QUOTES))))
    expression = _joined(tokens, 0)
    if tokens.ahead != END:
        ahead = show(tokens.ahead[1])
        raise NotCarried("unread_from", f"It can't be read from {ahead} on.", value=ahead)
    return expression


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            _refuse_sign(text[at : at + 12].strip())
        at = match.end()
        yield str(match.lastgroup), match[str(match.lastgroup)]


def _refuse_sign(sign: str) -> NoReturn:
    raise NotCarried("nothing_like", f"Conditions here have nothing like {show(sign)}.", value=show(sign))


@dataclass(slots=True)
class _Tokens:
    """The tokens that are still to come."""

    left: list[Token]
    at: int = 0

    @property
    def ahead(self) -> Token:
        return self.left[self.at] if self.at < len(self.left) else END

    def next(self) -> Token:
        token = self.ahead
        self.at += 1
        return token

    def take(self, token: Token) -> bool:
        """Goes past the token if it is the next one."""
        found = self.ahead == token
        self.at += found
        return found


def _joined(tokens: _Tokens, depth: int, word: str = "or") -> Expression:
    if depth > DEEPEST:
        raise NotCarried("nested", f"It is nested more than {DEEPEST} deep.", most=DEEPEST)
    members = [_member(tokens, depth, word)]
    while tokens.take(("name", word)):
        members.append(_member(tokens, depth, word))
    return members[0] if len(members) == 1 else Joined(word, tuple(members))


def _member(tokens: _Tokens, depth: int, word: str) -> Expression:
    return _joined(tokens, depth, "and") if word == "or" else _comparison(tokens, depth)


def _comparison(tokens: _Tokens, depth: int) -> Expression:
    left = _value(tokens, depth)
    if tokens.ahead[0] != "compare":
        return left
    sign = tokens.next()[1]
    return Compare(sign, left, _value(tokens, depth))


def _value(tokens: _Tokens, depth: int) -> Expression:
    kind, text = tokens.next()
    if kind == "reference":
        return Reference(text[2:-1].strip() if text.startswith("$") else text.rpartition("/")[2])
    if kind == "text":
        return Literal(text[1:-1], quoted=True)
    if kind == "number":
        return Literal(text, quoted=False)
    if kind == "name":
        return _call(tokens, text, depth)
    return _marked(tokens, text, depth)


def _marked(tokens: _Tokens, mark: str, depth: int) -> Expression:
    if mark == ".":
        return Current()
    if mark == "-" and tokens.ahead[0] == "number":
        return Literal("-" + tokens.next()[1], quoted=False)
    if mark == "(":
        inner = _joined(tokens, depth + 1)
        _close(tokens)
        return inner
    if not mark:
        raise NotCarried("ends_early", "It ends too early.")
    raise NotCarried("value_missing", f"A value is missing before {show(mark)}.", value=show(mark))


def _call(tokens: _Tokens, name: str, depth: int) -> Expression:
    if not tokens.take(("mark", "(")):
        _refuse_sign(name)
    if tokens.take(("mark", ")")):
        return Call(name, ())
    arguments = [_joined(tokens, depth + 1)]
    while tokens.take(("mark", ",")):
        arguments.append(_joined(tokens, depth + 1))
    _close(tokens)
    return Call(name, tuple(arguments))


def _close(tokens: _Tokens) -> None:
    if not tokens.take(("mark", ")")):
        raise NotCarried("parenthesis", "A closing parenthesis is missing.")
