"""GoEmotions' files: a text, the numbers of its emotions and an id, parted by tabs; and the emotions' names."""

from pathlib import Path

from generator.domain.errors import TownError
from generator.domain.labels import LabelledText
from generator.sources.written_lines import LineError, read_lines

GRATITUDE = "gratitude"
COLUMNS = 3
HINT = "A line is TEXT, a tab, the numbers of its emotions with commas between them, a tab, ID."


def read_names(path: Path) -> tuple[str, ...]:
    """The names of the emotions, one a line: the first line's number is 0."""
    return tuple(read_lines(path, str.strip, "A file of names has one name a line."))


def read_texts(path: Path, names: tuple[str, ...], names_file: Path) -> tuple[LabelledText, ...]:
    """The labelled texts of a file, in its order. Raises TownError with the line where one is not in that form."""
    if GRATITUDE not in names:
        raise TownError(f"{names_file}: no line is `{GRATITUDE}`.", "Name the labels.txt that belongs to the texts.")
    number, count = names.index(GRATITUDE), len(names)
    return tuple(read_lines(path, lambda line: _labelled(line, number, count), HINT))


def _labelled(line: str, gratitude: int, count: int) -> LabelledText:
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        raise LineError(f"it has {len(columns)} columns, not {COLUMNS}")
    text, numbers, text_id = columns
    return LabelledText(text_id.strip(), text, gratitude in {_number(word, count) for word in numbers.split(",")})


def _number(word: str, count: int) -> int:
    word = word.strip()
    if not (word.isascii() and word.isdecimal() and len(word) < 5 and int(word) < count):
        raise LineError(f"an emotion's number is a whole one from 0 to {count - 1}")
    return int(word)
