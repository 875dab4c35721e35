"""A brake on mass deletion: what looks like an outage of the source must not empty the record overnight."""

from generator.domain.errors import HeldBackError

FEW = 20
SHARE = 10  # a tenth of what is stored


def held_back(vanishing: int, stored: int) -> HeldBackError | None:
    """The error to raise where so many of so many stored posts would vanish at once, None where they may.

    That is more than 20 posts and a tenth of all, or all there are (of more than one). Then nothing is erased, not even
    single posts that the source named one by one: in an outage it names all of them like that, and nobody can tell
    which of its answers are true. A person can, once, with --confirm-erasure.
    """
    everything = vanishing >= stored > 1
    if not everything and (vanishing <= FEW or vanishing * SHARE <= stored):
        return None
    return HeldBackError(
        f"{vanishing:,} of {stored:,} stored posts are said to be gone at once; nothing was erased.",
        "If they really are gone, run `concejo fetch --confirm-erasure`; if X is out of order, wait.",
    )
