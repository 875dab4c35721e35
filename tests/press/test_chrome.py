"""The frame that generated pages are stamped into, and what its policy allows."""

import base64
import hashlib

import pytest

from generator.domain.errors import BuildError
from generator.press.chrome import cut, slim
from generator.press.csp import policy


@pytest.mark.parametrize(
    "html",
    [
        "<!--concejo:head--><!--concejo:nav-->",
        "<!--concejo:head--><!--concejo:nav--><!--concejo:body--><!--concejo:body-->",
        "",
    ],
)
def test_a_frame_that_lost_a_marker_is_told(html: str) -> None:
    with pytest.raises(BuildError, match=r"The theme's frame \(de\) has <!--concejo:"):
        cut(html, "de")


def test_slimming_takes_layout_only() -> None:
    html = (
        "<p>\n  <b>a</b>\n  text <i>b</i> <i>c</i>\n</p>\n<pre>\n <b>x</b>\n</pre>\n"
        '<script>"> \n <"</script>\n<i>d</i>\n'
    )
    assert slim(html) == (
        '<p><b>a</b>\n  text <i>b</i> <i>c</i></p><pre>\n <b>x</b>\n</pre><script>"> \n <"</script><i>d</i>'
    )


def test_the_policy_is_strict() -> None:
    assert policy([]) == (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; "
        "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; "
        "frame-src 'none'\">"
    )


def test_the_policy_names_the_themes_inline_scripts_and_styles() -> None:
    frame = (
        '<script>a("é &amp; <b>")</script><style>p{}</style><script src="/x.js"></script>'
        '<script type="application/json">{"no": 1}</script><script type="module">b()</script>'
    )
    meta = policy([frame, frame])
    for text in ('a("é &amp; <b>")', "p{}", "b()"):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in meta
    assert meta.count("sha256-") == 3
    assert "sha256" in meta.partition("style-src 'self'")[2].partition(";")[0]
