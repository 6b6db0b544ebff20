"""The report page: what its script is given, and the file that holds both."""

from tellings.show.page.document import to_html

__all__ = ["to_html"]
