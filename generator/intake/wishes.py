"""What somebody wishes to leave the record: a person all their words, the town hall a case."""

from dataclasses import dataclass
from pathlib import Path

from generator.domain.errors import UsageError
from generator.domain.posts import Account
from generator.domain.removals import Reason
from generator.intake.erasing import Erased, erase_ids
from generator.store import Store


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's account as it was named: by id, by handle (without @), or both."""

    account_id: str = ""
    handle: str = ""


def object_to_account(store: Store, folder: Path, person: Person) -> tuple[Erased, bool]:
    """That person's words leave all cases, past and future; also returns whether anything of theirs was stored.

    A second time changes nothing. It asks nobody but the state.
    """
    account = _known(store, person)
    ids = store.object_to(account.id, account.handle)
    return erase_ids(store, folder, dict.fromkeys(ids, Reason.OWN_WISH)), bool(ids)


def withdraw_objection(store: Store, person: Person) -> bool:
    """Their words may come again, from the next fetch on; False where they had not objected."""
    account = _known(store, person)
    return store.withdraw_objection(account.id, account.handle)


def hide_case(store: Store, named: str, reason: Reason) -> bool:
    """Hide a case, named by its id or by one of its posts; False where it was hidden already.

    Raises UsageError where the state knows no such case.
    """
    return store.hide(_conversation(store, named), reason)


def unhide_case(store: Store, named: str) -> bool:
    """Show the case again; False where it was not hidden."""
    return store.unhide(_conversation(store, named))


def _known(store: Store, person: Person) -> Account:
    """The account with all that the state knows of it."""
    known = store.account_named(person.handle) if person.handle else None
    return known or Account(id=person.account_id, handle=person.handle)


def _conversation(store: Store, named: str) -> str:
    """The conversation of a case, or of a post in it."""
    found = store.posts([named]).get(named)
    if found is not None:
        return found.conversation_id
    if store.thread(named) is None and named not in store.hidden():
        raise UsageError("No such case is stored.", "Name it by its id, or by the link of one of its posts.")
    return named
