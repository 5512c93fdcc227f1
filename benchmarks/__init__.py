"""What Handoff costs at a hundred thousand and at a million leads: `python -m benchmarks --help`."""
