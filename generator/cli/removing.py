"""`concejo object` and `concejo hide`: what somebody asks to be taken out of the record.

The decisions are kept in the state, never in a file that people share: a public repository would list what should
vanish. Neither verb asks anybody but the state, and neither prints a name or a word of a post.
"""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click

from generator import intake
from generator.cli.options import town_folder
from generator.cli.voice import say
from generator.domain.errors import UsageError
from generator.domain.removals import WISHES, Reason
from generator.intake import Person
from generator.store import Store, state_folder

ID = re.compile(r"[0-9]{1,20}")
HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})")
PROFILE_HOSTS = re.compile(r"(?:www\.|mobile\.)?(?:x|twitter)\.com")
CASE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
IN_LINK = re.compile(r"/(?:status|cases)/([a-z0-9][a-z0-9-]{0,63})(?:/|$)")
BUILD = "Run `concejo build` now: the published site changes with the next build."


@click.command(name="object")
@town_folder
@click.argument("account")
@click.option("--withdraw", is_flag=True, help="Take the objection back: what they post from now on may come in.")
def object_(folder: Path, account: str, withdraw: bool) -> None:
    """Take a person's words out of all cases, past and future.

    ACCOUNT is a handle (with or without @), the number of the account, or the link to its profile.
    """
    person = person_named(account)
    with Store.open(state_folder(folder)) as store:
        if withdraw:
            _withdraw(store, person)
            return
        erased, known = intake.object_to_account(store, folder, person)
    say("Recorded: nothing by that account comes into the record from now on.")
    if known:
        say(erased.sentence())
    else:
        say("Nothing by that account is stored; if that is a surprise, check how the account is written.")
    say(BUILD)


def _withdraw(store: Store, person: Person) -> None:
    if intake.withdraw_objection(store, person):
        say("The objection is withdrawn. What was erased stays erased; new posts come in with the next fetch.")
    else:
        say("There is no objection of that account: nothing changed.")


@click.command()
@town_folder
@click.argument("case")
@click.option("--reason", type=click.Choice([str(reason) for reason in WISHES]), help="Why; counted in public.")
@click.option("--undo", is_flag=True, help="Show the case again.")
def hide(folder: Path, case: str, reason: str | None, undo: bool) -> None:
    """Take a case off the site, for a reason that is counted in public.

    CASE is the case's number, the link of its page, or the link of one of its posts.
    """
    if (reason is None) is not undo:
        raise UsageError("Hiding a case needs its reason.", "Give either --reason R or --undo.")
    named = case_named(case)
    with Store.open(state_folder(folder)) as store:
        if reason is None:
            changed = intake.unhide_case(store, named)
            say("The case is shown again." if changed else "The case was not hidden: nothing changed.")
        else:
            changed = intake.hide_case(store, named, Reason(reason))
            say("The case is hidden." if changed else "The case was hidden already: nothing changed.")
    say(BUILD)


def person_named(account: str) -> Person:
    """The account that somebody wrote down. Raises UsageError, which does not repeat it."""
    text = account.strip()
    if ID.fullmatch(text):
        return Person(account_id=text)
    if found := HANDLE.fullmatch(text):
        return Person(handle=found[1])
    person = _person_behind(text if "://" in text else f"https://{text}")
    if person is None:
        raise UsageError(
            "That is no account.", "Write its handle (@name), its number, or the link to its profile at X."
        )
    return person


def _person_behind(link: str) -> Person | None:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return None
    number = parse_qs(parts.query).get("user_id", [""])[0]
    steps = [step for step in parts.path.split("/") if step]
    if not PROFILE_HOSTS.fullmatch(host) or not steps:
        return None
    if steps[:2] == ["i", "user"] and len(steps) > 2:
        number = steps[2]
    if ID.fullmatch(number):
        return Person(account_id=number)
    found = HANDLE.fullmatch(steps[0])
    return Person(handle=found[1]) if found and steps[0] not in {"i", "intent"} else None


def case_named(case: str) -> str:
    """The id of the case or post that somebody wrote down. Raises UsageError."""
    text = case.strip()
    if CASE.fullmatch(text):
        return text
    found = IN_LINK.search(text.partition("?")[0].partition("#")[0])
    if found is None:
        raise UsageError("That is no case.", "Write its number, the link of its page, or the link of one of its posts.")
    return found[1]
