"""Publishes an edition and retires one: the project goes in, and its branch holds one commit more.

All of it happens in a scratch folder. The branch moves at the very end, so a run that is broken off leaves it
as it was.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tools import joined, kept, layers, mark, own, seals, search, security, site_language
from tools.editions import feed, front, mike, shared
from tools.editions.mike import LATEST
from tools.editions.moved import Moved
from tools.editions.old import Marker
from tools.editions.repository import BRANCH, Repository, check_out
from tools.editions.shelf import Shelf
from tools.steps import BuildError

ROOT = Path(__file__).parents[2]


def publish(edition: str, packed: Path, root: Path = ROOT) -> str:
    """Build the project's pages as an edition, put it on the branch, and return what was done.

    `packed` is what was built for the browser. Raises BuildError for another edition than that of the facts,
    for a page that went without a line in the table of moved pages, and where mkdocs refuses the pages.
    """
    refuse_other(edition)
    book, moved = site_language.rulebook(root), Moved.read(root)
    repository = Repository(root)
    source = repository.source()
    origin = f"From {source.commit}{', with changes that are not committed' if source.is_changed else ''}."

    def change(bare: Path, before: Shelf) -> None:
        is_newest = edition >= max(before.editions, default="")
        mike.deploy(root, bare, edition, source.epoch, is_newest=is_newest)

    def furnish(before: Shelf, shelf: Shelf) -> None:
        if before.newest:
            moved.check(before.pages(LATEST), shelf.pages(LATEST))
        fresh = (edition, LATEST) if shelf.newest == edition else (edition,)
        for each in fresh:
            joined.put(shelf.folder / each)
            feed.write(shelf.folder / each, shelf.address + LATEST + "/", book)
            layers.layer_theme(shelf.folder / each)
            search.complete(shelf.folder / each, root / "docs")
            kept.complete(shelf.folder / each)
            own.settle(shelf.folder / each)
            seals.seal(shelf.folder / each)
            mark.mark(shelf.folder / each)
            security.protect(shelf.folder / each)
        shared.place(packed, shelf.folder)

    message = f"Publish edition {edition}\n\n{origin}"
    has_changed = _rewrite(root, message, change, furnish)
    return (
        f"edition {edition}: {'published on ' + BRANCH if has_changed else 'nothing has changed'}"
    )


def refuse_other(edition: str) -> None:
    """Raise BuildError for another edition than that of the facts, with what to do."""
    own = site_language.rulebook().facts.edition
    if edition != own:
        raise BuildError(
            f"edition: the facts are those of {own}: say make edition E={own},"
            f" or set the edition in checker/rulebook/facts.toml first"
        )


def retire(edition: str, root: Path = ROOT) -> str:
    """Remove an edition from the branch, and return what was done; the one before the newest follows it.

    Raises BuildError for an edition that is not there, and for the only one.
    """

    def change(bare: Path, before: Shelf) -> None:
        if edition not in before.editions:
            known = ", ".join(before.editions) or "none yet"
            raise BuildError(f"edition: {edition or 'that'} is not published: choose from {known}")
        left = [each for each in before.editions if each != edition]
        if not left:
            raise BuildError(f"edition: {edition} is the only one: publish another before it goes")
        mike.delete(root, bare, edition)
        if edition == before.newest:
            mike.make_latest(root, bare, left[0])

    _rewrite(root, f"Retire edition {edition}", change, lambda _before, _after: None)
    return f"edition {edition}: retired from {BRANCH}"


def _rewrite(
    root: Path,
    message: str,
    change: Callable[[Path, Shelf], None],
    furnish: Callable[[Shelf, Shelf], None],
) -> bool:
    """Change the branch by mike, furnish what is new, bring the rest up to date; say whether it differs."""
    book = site_language.rulebook(root)
    site, repository, moved = book.words.data["site"], Repository(root), Moved.read(root)
    with TemporaryDirectory() as scratch:
        bare, before = Path(scratch, "branch.git"), Shelf(Path(scratch, "before"))
        tip = repository.tip()
        repository.clone(bare)
        check_out(bare, before.folder)
        change(bare, before)
        shelf = Shelf(Path(scratch, "after"))
        check_out(bare, shelf.folder)
        furnish(before, shelf)
        front.set_addresses(shelf)
        Marker(shelf, moved, site).mark_all()
        front.write(shelf, moved, book.words.language, site["to-newest"])
        front.list_kept(shelf)
        shared.sweep(shelf)
        return repository.commit(shelf.folder, message, repository.source().date, tip)
