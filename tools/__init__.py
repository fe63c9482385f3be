"""What builds and ships the site: nothing here is needed to answer a question."""
