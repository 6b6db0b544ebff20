"""``python -m tellings.cli``."""

import sys

from tellings.cli import main

sys.exit(main())
