"""What people say that the right answer is: labels, against which the judgement is scored."""

from generator.domain.cases import Status
from generator.domain.frozen import frozen


@frozen
class Label:
    """What one conversation truly is, by RECORD's definitions (docs/judgement.md has the form of a label file).

    `resolved_by` names the first post that shows it resolved, None where the label does not tell. `kudos` are the ids
    of all posts that thank. `kudos_to` is the person thanked, by signature or name; None where no person is known.
    """

    conversation_id: str
    status: Status
    resolved_by: str | None = None
    kudos: frozenset[str] = frozenset()
    kudos_to: str | None = None


@frozen
class LabelledText:
    """A text of which people said whether it expresses gratitude. `id` is the data set's own."""

    id: str
    text: str
    grateful: bool
