"""The names of a town that editors may write into their Markdown: `{{ town.phone }}`."""

import re

from generator.domain.towns import Town

NAME = re.compile(r"\{\{\s*town\.([\w.-]*)\s*\}\}")


def names_of(town: Town) -> dict[str, str]:
    """What each name stands for, as plain text: the whole list, and nothing else is ever replaced.

    Persons' own accounts are not among the accounts: a page that people wrote knows no consent that ends.
    """
    persons = {member.handle.casefold() for member in town.staff if member.kind == "person"}
    return {
        "name": town.name,
        "country": town.country,
        "phone": town.contact.phone,
        "email": town.contact.email,
        "counter": town.contact.counter,
        "web": town.contact.web,
        "accounts": ", ".join(f"@{account}" for account in town.accounts if account.casefold() not in persons),
        "marks": ", ".join(f"#{mark}" for mark in town.marks),
    }


def fill(markdown: str, names: dict[str, str]) -> str:
    """The Markdown with each known name's value, which can be nothing but text there."""
    return NAME.sub(lambda found: _as_text(names[found[1]]) if found[1] in names else found[0], markdown)


def unknown(markdown: str, names: dict[str, str]) -> list[str]:
    """The names in the Markdown that nobody knows, in order."""
    return [name for name in NAME.findall(markdown) if name not in names]


def _as_text(value: str) -> str:
    """Every ASCII sign but letters, digits and single spaces as an entity: neither Markdown nor HTML acts on those."""
    flat = " ".join(value.split())
    return "".join(sign if sign.isalnum() or sign == " " or not sign.isascii() else f"&#{ord(sign)};" for sign in flat)
