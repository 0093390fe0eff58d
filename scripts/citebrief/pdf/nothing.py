"""A fetcher that fetches nothing but what an address itself holds."""

from __future__ import annotations

from weasyprint.urls import URLFetcher


class Nothing(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint the pictures that stand in a file as `data:`, and refuses all else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))
