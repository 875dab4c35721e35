"""The places in HTML that the press fills: HERE stands in an editor's Markdown, all others in the theme."""

import re
from typing import Final

CSP: Final = "<!--concejo:csp-->"
HEAD: Final = "<!--concejo:head-->"
ALTERNATES: Final = "<!--concejo:alternates-->"
NAV: Final = "<!--concejo:nav-->"
BODY: Final = "<!--concejo:body-->"
HERE: Final = re.compile(r"<!--\s*concejo:here\s*-->")
END_OF_ARTICLE: Final = "</article>"
