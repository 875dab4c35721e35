"""The media host's part: files of one folder, by host and path."""

from pathlib import Path

from werkzeug.security import safe_join
from werkzeug.wrappers import Response

from generator.simulator.problems import generic

CONTENT_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


def serve_file(folder: Path | None, path: str) -> Response:
    """The file at `path` below `folder`; refused with 404 where it is missing, or leads out of the folder."""
    joined = safe_join(str(folder), path) if folder else None
    if folder is None or joined is None or "\0" in path:
        raise generic(404, "Not Found")
    file = Path(joined).resolve()
    if not file.is_file() or not file.is_relative_to(folder.resolve()):
        raise generic(404, "Not Found")
    return Response(file.read_bytes(), content_type=CONTENT_TYPES.get(file.suffix.lower(), "application/octet-stream"))
