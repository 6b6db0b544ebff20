"""What several tests need: where the measuring data and the first real reports lie, if they do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the folder of public data, or skip the test where it is absent."""
    place = Path(os.environ.get("TELLINGS_DATA", ROOT.parent / "shared" / "data"))
    if not place.is_dir():
        pytest.skip(f"measuring data not found at {place}; set TELLINGS_DATA to run this test")
    return place


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """Return the folder of the five real reports, or skip the test where it is absent."""
    place = ROOT.parent / "shared" / "reports" / "nato-iraq"
    if not place.is_dir():
        pytest.skip(f"the five real reports are not at {place}")
    return place
