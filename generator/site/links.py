"""The allow-list for links: an address that is not plainly one of these becomes no link at all."""

import re
from collections.abc import Mapping
from urllib.parse import quote

HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!#-;=?-\[\]_a-z~\u00a1-\U0010ffff]*)?")
"""No white space, control character, quotation mark or bracket that could end an attribute."""
PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,24}")
EMAIL = re.compile(r"[A-Za-z0-9.!#$&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")


def https(url: str) -> str:
    """The address itself when it is plain https, else ""."""
    return url if HTTPS.fullmatch(url) else ""


def telephone(number: str) -> str:
    """A tel: link to a number as people write it, "" when it is not one."""
    if not PHONE.fullmatch(number.strip()):
        return ""
    return "tel:" + re.sub(r"[^0-9+]", "", number)


def mail(address: str, headings: Mapping[str, str] | None = None) -> str:
    """A mailto: link, with subject and body from `headings`; "" when the address is not one."""
    if not EMAIL.fullmatch(address.strip()):
        return ""
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in (headings or {}).items())
    return f"mailto:{quote(address.strip(), safe='@')}" + (f"?{asked}" if asked else "")
