"""One builder per kind of page."""
