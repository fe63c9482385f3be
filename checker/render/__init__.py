"""The renderers: an `Answer` goes in; plain data, text or HTML comes out. None of them decides anything."""
