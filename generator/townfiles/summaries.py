"""What is told at the end of a check or a review, in the town's language."""

from generator.townfiles.reading import TownFiles
from generator.townfiles.saying import Said, Speech, said


def summary_of(files: TownFiles) -> str:
    """One sentence: how much is to be mended, or that nothing is."""
    warnings = len(files.problems) - len(files.errors)
    if files.errors:
        told = said("%(errors)s to mend, %(warnings)s to look at.", errors=len(files.errors), warnings=warnings)
    else:
        told = said(
            "All files are in order (annotations: %(annotations)s, to look at: %(warnings)s).",
            annotations=len(files.annotations),
            warnings=warnings,
        )
    return told.within(Speech(files.language))


def held_post(address: str) -> Said:
    """A post that is only linked to until staff decide."""
    return said("only linked to, it may hold personal data: %(address)s", address=address)


def stranger(handle: str, conversations: int) -> Said:
    """An account that answers like the town, but is nobody in staff.yml."""
    return said(
        "@%(handle)s answers in %(conversations)s cases and is not in staff.yml: add it if it is the town's",
        handle=handle,
        conversations=conversations,
    )


def to_review(cases: int, held: int) -> Said:
    """How much there is to look at."""
    return said("Cases to look at: %(cases)s. Posts held for personal data: %(held)s.", cases=cases, held=held)
