"""Pages as they came, in WARC files: written once, found again by file and offset, read with their damage."""

from tasks.archive.reading import Archived, Damaged, iter_records
from tasks.archive.writing import ArchiveWriter, Place, archive_path, erase_record, path_inside, read_record

__all__ = [
    "ArchiveWriter", "Archived", "Damaged", "Place", "archive_path", "erase_record", "iter_records", "path_inside",
    "read_record",
]  # fmt: skip
