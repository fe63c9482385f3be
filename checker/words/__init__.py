"""The sentences that every rulebook's questions need, one file a language; its own are laid over them."""
