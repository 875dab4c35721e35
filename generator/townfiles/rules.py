"""Every rule of `concejo check`: its number and its sentence.

The letter says whose file it is: Y any file (YAML and the file itself), T town.yml, S staff.yml, V services.yml,
A an annotation, D districts.geojson. The numbers below 20 mean the same in every file; from 20 on they are the file's
own. Numbers are public: a rule that goes takes its number with it.
"""

from collections.abc import Mapping
from types import MappingProxyType

SHARED: Mapping[str, str] = MappingProxyType(
    {
        "001": "A key is one that the file knows.",
        "002": "What is required is there, and a list has no empty entries.",
        "003": "A value has the right shape: a text, a list, or keys with values.",
        "004": "A value with few choices is one of them.",
        "005": "Nothing stands twice.",
        "006": "A handle is 1 to 15 letters, digits or underscores; the @ may be left out.",
        "007": "A mark is a hashtag of letters, digits and underscores, not digits alone; the # may be left out.",
        "008": "A code or id is made of small letters a to z, digits and hyphens, 64 at most.",
        "009": "A date is written 2026-10-21.",
        "010": "A switch is true or false.",
        "011": "A number is whole and within its limits.",
        "012": "A web address begins with https:// and holds no password.",
        "013": "A service that is named stands in services.yml.",
    }
)

USED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "T": ("001", "002", "003", "004", "005", "006", "007", "009", "010", "011", "012"),
        "S": ("001", "002", "003", "004", "005", "006", "009", "013"),
        "V": ("001", "002", "003", "005", "007", "008"),
        "A": ("001", "002", "003", "004", "005", "008", "013"),
        "D": ("002", "003", "005", "008"),
    }
)

OWN: Mapping[str, str] = MappingProxyType(
    {
        "Y001": "A file is at most 256 kB (districts.geojson 4 MB).",
        "Y002": "A file is UTF-8.",
        "Y003": "A file does not begin with a byte order mark.",
        "Y004": "A file holds no control characters.",
        "Y005": "A file is not empty.",
        "Y006": "A file is well-formed YAML.",
        "Y007": "Nothing is nested deeper than 20 levels.",
        "Y008": "A file holds one document.",
        "Y009": "A key stands once.",
        "Y010": "There are no aliases (*) and anchors (&).",
        "Y011": "There are no tags (!).",
        "Y012": "There are no merge keys (<<).",
        "Y013": "A key is a plain text.",
        "Y014": "A value is not null: it is written, or left empty.",
        "Y015": "Files and folders are no symbolic links.",
        "Y016": "A file can be read.",
        "Y017": "A text holds no invisible characters that turn the direction of writing.",
        "T020": "An interface language is one that Concejo speaks.",
        "T021": "The time zone is one of the IANA time zones.",
        "T022": "The country is an ISO 3166 code of two letters.",
        "T023": "The accent colour is #rrggbb.",
        "T024": "An e-mail address has an @ and a domain.",
        "T025": "Residents are quoted: `linked` is not available yet.",
        "T026": "Accounts to read belong to somebody in staff.yml (warning).",
        "T027": "An amount is in US dollars, without a currency's word.",
        "T028": "A quiet period ends after it began.",
        "S020": "An entry has a handle, a signature or both.",
        "S021": "A signature is a sign (^ * - / ~ _) followed by one word.",
        "S022": "A consent ends after it was given.",
        "S023": "A person's name is shown only with consent (warning).",
        "S024": "Only persons have names: a service account is called by its role.",
        "S025": "There is a staff.yml.",
        "V020": "A mark says one thing: it belongs to one service and does not close cases.",
        "V021": "A word points to one service (warning).",
        "V022": "A service's names are in languages that Concejo speaks.",
        "A020": "A post is named by its id or its link.",
        "A021": "Ids stand in quotes, since other tools lose their last digits (warning).",
        "A022": "One case has one annotation.",
        "A023": "A declined case has a note that gives the reason.",
        "A024": "A district stands in districts.geojson.",
        "A025": "A case that is named is known (warning).",
        "A026": "Only a resolved case names the post that resolves it.",
        "A027": "A thank-you is added or struck, not both.",
        "A028": "The folder holds annotations only (warning).",
        "A029": "An annotation says something (warning).",
        "A030": "What is not displayed in full has one of the fixed reasons, and nothing else has one.",
        "A031": "What should vanish is not listed where everybody can read it (warning).",
        "A032": "A language is named by its code.",
        "A033": "A promise is due on a day or at a moment.",
        "A034": "A photo is named by its post or its key, and exists (a warning where it does not).",
        "A035": "Whoever dealt with a case stands in staff.yml.",
        "A036": "A case is not merged with, split from or a duplicate of itself.",
        "A037": "Thanks are posts of somebody who is not staff.",
        "A038": "A post that is named belongs to the case (warning).",
        "A039": "An annotation says something that the posts do not (warning).",
        "A040": "A conversation or a post goes to one case only.",
        "D020": "districts.geojson is well-formed JSON.",
        "D021": "A street stands under one district (warning).",
    }
)

RULES: Mapping[str, str] = MappingProxyType(
    {f"{letter}{number}": SHARED[number] for letter, numbers in USED.items() for number in numbers} | dict(OWN)
)
