"""What a host is to send with the site's files: `rules.toml` says it once, for every kind of host."""
