"""The sentences that any rulebook's questions may need, one file a language; its own are laid over them."""
