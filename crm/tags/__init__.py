"""Tags: a workspace's own words for its records, in its own colours."""
