"""A photo host for a test, and settings that lead to it."""

from collections.abc import Iterator

import pytest

from generator.media import MediaSettings, settings_from
from tests.media.photo_host import PhotoHost, a_photo_host


@pytest.fixture
def host() -> Iterator[PhotoHost]:
    with a_photo_host() as running:
        yield running


@pytest.fixture
def settings(host: PhotoHost) -> MediaSettings:
    return settings_from({"X_MEDIA_BASE": host.base_url + "/"})
