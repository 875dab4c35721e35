"""X as a source, over its API v2: `settings_from` the environment, then `fetch`."""

from generator.sources.x_api.fetching import fetch
from generator.sources.x_api.settings import XSettings, settings_from

__all__ = ["XSettings", "fetch", "settings_from"]
