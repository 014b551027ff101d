"""Whatever is recorded anywhere has words in both languages."""

import ast

import pytest
from django.conf import settings

from audit.catalogue import EVENT, KINDS, NAMES, words_of

APPS = ("accounts", "audit", "core", "declarations", "gateway", "notifications", "registration")
CALLS = {"record", "entry_of", "note", "_note"}
KNOWN = {name for names in NAMES.values() for name in names}


def trees():
    for app in APPS:
        for file in sorted((settings.BASE_DIR / app).rglob("*.py")):
            yield file, ast.parse(file.read_text())


def recorded():
    """Yield every name that some call records, with the file of the call."""
    for file, tree in trees():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    if is_record(call, file):
                        names = names_in(call.args[0], function, tree)
                        yield from ((file.name, name) for name in names)


def is_record(call, file):
    """Tell whether that is a call of one of these functions, of ``audit`` or ``trail``."""
    if not isinstance(call, ast.Call) or not call.args:
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id in CALLS and file.relative_to(settings.BASE_DIR).parts[0] == "audit"
    owner = getattr(call.func, "value", None)
    return (
        isinstance(owner, ast.Name) and owner.id in {"audit", "trail"} and call.func.attr in CALLS
    )


def names_in(told, function, tree):
    """Return the names that an expression can be, inside its function."""
    match told:
        case ast.Constant(value=name):
            return [name]
        case ast.IfExp(body=one, orelse=other):
            return names_in(one, function, tree) + names_in(other, function, tree)
        case ast.JoinedStr(values=[ast.Constant(value=prefix), *_rest]):
            return [prefix]
        case ast.Subscript(value=ast.Name(id=table)):
            found = [value for value in assigned(table, tree) if isinstance(value, ast.Dict)]
            return [n for told in found for v in told.values for n in names_in(v, function, tree)]
        case ast.Name(id=name):
            values = [(value, function) for value in assigned(name, function)]
            values = values or handed_in(name, function, tree)
            return [n for value, inside in values for n in names_in(value, inside, tree)]
    raise AssertionError(f"Cannot tell which names {ast.unparse(told)} can be.")


def assigned(name, function):
    """Return what a name is made to stand for inside a function, or a whole file."""
    return [
        found.value
        for found in ast.walk(function)
        if (isinstance(found, ast.Assign) and ast.unparse(found.targets[0]) == name)
        or (isinstance(found, ast.AnnAssign) and ast.unparse(found.target) == name)
    ]


def handed_in(name, function, tree):
    """Return what calls in the same file hand to an argument; functions for others have none."""
    place = [argument.arg for argument in function.args.args].index(name)
    return [
        (call.args[place], caller)
        for caller in ast.walk(tree)
        if isinstance(caller, ast.FunctionDef)
        for call in ast.walk(caller)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == function.name
        and len(call.args) > place
    ]


def test_every_name_that_is_recorded_has_words():
    found = list(recorded())

    assert {"viewed", "release", "added", EVENT, "sought"} <= {name for _file, name in found}
    without = {(name, file) for file, name in found if name not in KNOWN | {EVENT}}
    assert without == set()


@pytest.mark.parametrize("kind", NAMES)
def test_words_are_there_in_both_languages(kind):
    texts = [KINDS[kind], *NAMES[kind].values()]

    assert all(words.th and words.en and words.th != words.en for words in texts)
    assert all(len(name) <= 60 for name in NAMES[kind])


def test_an_event_is_told_with_its_code():
    assert words_of("event 0209").en == "Event 0209 received"


def test_a_name_without_words_is_shown_as_it_stands():
    assert words_of("something new").th == "something new"
