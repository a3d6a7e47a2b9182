"""A page as fetched to the article in it: bytes to text, date, byline and outcome."""

from tasks.pages.cleaner import MAX_PAGE_BYTES, clean_page, detect_language, release_caches

__all__ = ["MAX_PAGE_BYTES", "clean_page", "detect_language", "release_caches"]
