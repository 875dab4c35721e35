"""What a visitor's browser complains about, and whom it calls, while it shows pages."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page

REPORT_VIOLATIONS = (
    "addEventListener('securitypolicyviolation', e => console.error(`CSP: ${e.effectiveDirective} ${e.blockedURI}`));"
)


@dataclass
class Watch:
    """Everything noticed since `watch`; hosts by address and port, complaints as the console words them."""

    hosts: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def watch(page: Page) -> Watch:
    """Listen to a window from now on: requests, failures, console errors, uncaught errors, blocked content, dialogs."""
    seen = Watch()

    def requested(url: str) -> None:
        if not url.startswith("data:"):
            seen.requests.append(url)
            seen.hosts.add(urlsplit(url).netloc)

    def answered(status: int, url: str) -> None:
        if status >= 400:
            seen.complaints.append(f"{status} {url}")

    def failed(url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # the visitor went on before the icon was there
            seen.complaints.append(f"{why}: {url}")

    def dismiss(dialog: Dialog) -> None:
        seen.complaints.append("a dialog opened")
        dialog.dismiss()

    page.add_init_script(REPORT_VIOLATIONS)
    page.on("request", lambda request: requested(request.url))
    page.on("response", lambda response: answered(response.status, response.url))
    page.on("requestfailed", lambda request: failed(request.url, request.failure))
    page.on("pageerror", lambda error: seen.complaints.append(f"uncaught: {error}"))
    page.on("console", lambda told: seen.complaints.append(told.text) if told.type in {"error", "warning"} else None)

    page.on("dialog", dismiss)
    return seen
