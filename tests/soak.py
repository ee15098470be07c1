"""How long the tests that try things by chance go on: once in `make test`, SOAK times as long in `make soak`."""

import os

TIMES = int(os.environ.get("SOAK", "1"))
"""By how much to multiply the number of random inputs. Above 1 they also differ from run to run."""
