"""The browsers of other engines in which the site is tried: Firefox, and WebKit, which is in every iPhone."""
