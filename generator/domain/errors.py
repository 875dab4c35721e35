"""Everything that can go wrong, named by whose fault it is. One handler, in `cli`, prints them and exits.

ConcejoError
├── HeldBackError         3   the last good state stands, until a person confirms
├── UsageError            2   the command line asks for something that cannot be
├── TownError            10   a file that people write (town.yml, staff.yml, an annotation) is wrong
├── AccessError          20   credentials, permission, budget or quota
│   └── BudgetError      20   the run's or the month's budget is used up
├── ProtocolError        21   a source answered something that is not its protocol
├── UnreachableError     22   a source did not answer within the deadline
├── StateCorruptError    30   the state is damaged, or of a version that this program does not know
├── StateConflictError   31   somebody else changed the state at the same time
├── StorageError         32   the disk is full, read-only or failing
├── BuildError           40   the site could not be rendered, or did not pass its verification
└── DeployError          50   the site could not be put where it is served
"""


class ConcejoError(Exception):
    """A fault that a person can act on: one line that says what happened, one that says what to do.

    Neither line ever holds the text of a post or the value of a secret.
    """

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(ConcejoError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class HeldBackError(ConcejoError):
    """Something looks like an outage, not like a change: nothing was done, a person must confirm it."""

    exit_code = 3


class TownError(ConcejoError):
    """A file that people write is missing or wrong."""

    exit_code = 10


class AccessError(ConcejoError):
    """Credentials are missing, refused or used up."""

    exit_code = 20


class BudgetError(AccessError):
    """The budget is used up: what was read is stored, and the next run goes on from there."""


class ProtocolError(ConcejoError):
    """A source answered something that is not its protocol."""

    exit_code = 21


class UnreachableError(ConcejoError):
    """A source did not answer within the deadline."""

    exit_code = 22


class StateCorruptError(ConcejoError):
    """The state is damaged or of an unknown version."""

    exit_code = 30


class StateConflictError(ConcejoError):
    """Somebody else changed the state at the same time."""

    exit_code = 31


class StorageError(ConcejoError):
    """The disk is full, read-only or failing."""

    exit_code = 32


class BuildError(ConcejoError):
    """The site could not be rendered or verified."""

    exit_code = 40


class DeployError(ConcejoError):
    """The site could not be put where it is served."""

    exit_code = 50
