"""`relevant` and `ask_if`: the same conditions as an expression and as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn

from forms.parsing import number_of
from forms.problems import Broken, show
from forms.question_types import TYPES
from forms.xlsform.expressions import Call, Compare, Expression, Joined, Literal, Reference, parse_expression
from forms.xlsform.left_out import NotCarried, Reason

Tree = dict[str, Any]

_TESTS = {"=": "is", "<": "under", "<=": "at_most", ">": "over", ">=": "at_least"}
_SIGNS = {test: sign for sign, test in _TESTS.items()}
_NUMERIC = ("scale", "ratio", "duration", "number")
ALWAYS = ("true()", "true", "yes", "1")
NEVER = ("false()", "false", "no", "0")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that conditions may name: its code, its type, and the code of each value it offers."""

    code: str
    type: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Known:
    """What a row may name. `absent` says of the names that are no questions here why they are none."""

    asked: dict[str, Asked] = field(default_factory=dict)
    absent: dict[str, Reason] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """The name of each question by its code."""
    twice: frozenset[str] = frozenset()
    """Names that several rows have: which of them a condition means, its path would tell."""

    def add(self, name: str, asked: Asked) -> None:
        self.asked.setdefault(name, asked)
        self.names[asked.code] = name

    def find(self, name: str) -> Asked:
        if name in self.twice:
            message = f"Several rows are called {show(name)}. Give each a name of its own."
            raise NotCarried("several_rows", message, value=show(name))
        if name in self.asked:
            return self.asked[name]
        if known := self.absent.get(name):
            raise NotCarried(known.code, known.message, **known.data)
        raise NotCarried("no_question", f"The survey has no question {show(name)}.", value=show(name))


def read_relevant(text: str, known: Known) -> Tree | None:
    """The condition that an expression means, None when it always holds; raises NotCarried."""
    if text.strip().lower() in ALWAYS:
        return None
    return _condition(parse_expression(text), known)


def _condition(node: Expression, known: Known) -> Tree:
    if isinstance(node, Joined):
        return _is_not(node, known) or _any_of(node, known) or _group(node, known)
    if isinstance(node, Compare):
        return _comparison(node, known)
    if isinstance(node, Call):
        return _call(node, known)
    if isinstance(node, Reference):
        message = f"It takes the answer to {show(node.name)} itself for true or false. Compare it with a value."
        raise NotCarried("answer_itself", message, value=show(node.name))
    raise NotCarried("compares_nothing", "It is a value, and compares nothing.")


def _group(node: Joined, known: Known) -> Tree:
    members = [_condition(member, known) for member in node.members]
    return {"all" if node.word == "and" else "any": members}


def _call(node: Call, known: Known) -> Tree:
    if node.name == "not" and len(node.arguments) == 1:
        return {"not": _condition(node.arguments[0], known)}
    if node.name == "selected" and len(node.arguments) == 2:
        return _selected(node.arguments, known)
    raise NotCarried("no_function", f"Conditions here have no {node.name}().", name=node.name)


def _selected(arguments: tuple[Expression, ...], known: Known) -> Tree:
    reference, value = arguments
    if not isinstance(reference, Reference) or not isinstance(value, Literal):
        raise NotCarried("selected", "selected() takes a question and one of its options here.")
    asked = known.find(reference.name)
    if asked.type in ("choices", "checklist"):
        return {"question": asked.code, "includes": _offered(asked, value.text)}
    if asked.type in ("yes_no", "choice"):
        return {"question": asked.code, "is": _offered(asked, value.text)}
    raise NotCarried("nothing_to_select", f"{reference.name} offers nothing to select.", name=reference.name)


def _comparison(node: Compare, known: Known) -> Tree:
    if isinstance(node.right, Reference) and isinstance(node.left, Literal):
        node = node.flipped()
    if not isinstance(node.left, Reference) or not isinstance(node.right, Literal):
        message = "Conditions here compare the answer to a question with a fixed value, and nothing else."
        raise NotCarried("fixed_value", message)
    asked, value = known.find(node.left.name), node.right
    if value.quoted and not value.text and node.sign in ("=", "!="):
        answered = {"question": asked.code, "answered": True}
        return answered if node.sign == "!=" else {"not": answered}
    if node.sign == "!=":
        return {"not": _test(asked, "is", value)}
    return _test(asked, _TESTS[node.sign], value)


def _test(asked: Asked, test: str, value: Literal) -> Tree:
    if test not in TYPES[asked.type].tests:
        _refuse_test(asked)
    return {"question": asked.code, test: _operand(asked, value)}


def _refuse_test(asked: Asked) -> NoReturn:
    message, data = f"{asked.code} is a {asked.type} question, which can't be compared so.", {"type": asked.type}
    if asked.type in ("choices", "checklist"):
        raise NotCarried("test", f"{message} Use selected().", sentence="selected", name=asked.code, **data)
    raise NotCarried("test", message, name=asked.code, **data)


def _operand(asked: Asked, value: Literal) -> str | int | Decimal:
    if asked.type in _NUMERIC:
        try:
            return number_of(value.text.strip())
        except (Broken, ArithmeticError):
            message, data = f"{asked.code} is a number, and {show(value.text)} is none.", {"value": show(value.text)}
            raise NotCarried("compared_with_words", message, name=asked.code, **data) from None
    return _offered(asked, value.text) if asked.type in ("yes_no", "choice") else value.text


def _offered(asked: Asked, value: str) -> str:
    if value in asked.values:
        return asked.values[value]
    raise NotCarried("no_option", f"{asked.code} has no option {show(value)}.", name=asked.code, value=show(value))


def _is_not(node: Joined, known: Known) -> Tree | None:
    """`${q} != '' and ${q} != 'x'`: answered, and otherwise than x."""
    if node.word == "or" or len(node.members) != 2:
        return None
    first, second = node.members
    if not isinstance(first, Compare) or not isinstance(second, Compare) or first.left != second.left:
        return None
    if (first.sign, second.sign) != ("!=", "!=") or first.right != Literal("", quoted=True) or second == first:
        return None
    tree = _comparison(second, known)
    return {"question": tree["not"]["question"], "is_not": tree["not"]["is"]}


def _any_of(node: Joined, known: Known) -> Tree | None:
    """`${q} = 'x' or ${q} = 'y'`: one of several."""
    if node.word == "and":
        return None
    lefts = {member.left for member in node.members if isinstance(member, Compare) and member.sign == "="}
    if len(lefts) != 1 or not all(isinstance(member, Compare) and member.left in lefts for member in node.members):
        return None
    tests = [_condition(member, known) for member in node.members]
    if not all("is" in test for test in tests):
        return None
    return {"question": tests[0]["question"], "any_of": [test["is"] for test in tests]}


# and back


def write_relevant(tree: Mapping[str, Any], name: Callable[[str], str]) -> str:
    """The expression of a condition; `name` gives the name under which a question can be referred to.

    An empty answer passes no test here, `is_not` included; in XLSForm it differs from everything.
    """
    if "not" in tree:
        return f"not({write_relevant(tree['not'], name)})"
    for key, word in (("all", " and "), ("any", " or ")):
        if key in tree:
            return word.join(_within(member, name) for member in tree[key])
    return _written_test(tree, f"${{{name(tree['question'])}}}")


def _within(tree: Mapping[str, Any], name: Callable[[str], str]) -> str:
    written = write_relevant(tree, name)
    return f"({written})" if {"all", "any", "is_not", "any_of"} & set(tree) else written


def _written_test(tree: Mapping[str, Any], reference: str) -> str:
    test = next(key for key in tree if key != "question")
    operand = tree[test]
    if test == "answered":
        return f"{reference} != ''"
    if test == "is_not":
        return f"{reference} != '' and {reference} != {_literal(operand)}"
    if test == "any_of":
        return " or ".join(f"{reference} = {_literal(one)}" for one in operand)
    if test == "includes":
        return f"selected({reference}, {_literal(operand)})"
    return f"{reference} {_SIGNS[test]} {_literal(operand)}"


def _literal(operand: str | int | Decimal) -> str:
    if not isinstance(operand, str):
        return format(operand, "f") if isinstance(operand, Decimal) else str(operand)
    if "'" not in operand:
        return f"'{operand}'"
    if '"' not in operand:
        return f'"{operand}"'
    quote = ', "\'", '.join(f"'{part}'" for part in operand.split("'"))
    return f"concat({quote})"
