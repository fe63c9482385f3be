"""After the first answer the site works without a network; each tab keeps the build that it began with."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import buyer, published
from tests.browser.conftest import NewPage
from tests.browser.published import Host
from tools import kept
from tools.mark import build_of

# Where a host is gone, so may be what a start was about to fetch.
pytestmark = pytest.mark.from_nothing

FIELDS = {"processed": "2026-11-02", "today": "2026-11-23", "country": "DE"}
APPEAL = {"closed": "2026-11-20", "closed-by": "case-team", "today": "2026-11-23"}
# Such a name means nothing above the site.
BELOW = "/two/0123456789abcdef/"
FOLDERS = """async () => (await caches.keys())
  .filter((name) => name.startsWith("dispute-checker folder"))
  .map((name) => new URL(name.split(" ").at(-1)).pathname)"""
UNTIL_GONE = published.UNTIL.replace(
    "IS", f"async (gone) => !(await ({FOLDERS})()).some((each) => gone.includes(each))"
)
UNTIL_FILLED = published.UNTIL.replace("IS", f"async () => (await ({FOLDERS})()).length === 3")
PAGES = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith("dispute-checker pages")) continue;
    found.push(...(await (await caches.open(name)).keys()));
  }
  return found;
}"""
EVERYTHING = """async () => {
  const all = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      all.push(name, request.url, response.url);
    }
  }
  return all.join("\\n");
}"""
# The search of a page may be on its way when its host is gone.
LOST = "ERR_CONNECTION_REFUSED|Failed to fetch|Failed to load resource|importScripts"


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """Yield a host of the built site, two folders deep, which can be stopped."""
    with published.host(tmp_path, site, BELOW) as started:
        yield started


@pytest.fixture
def page(host: Host, new_page: NewPage) -> Page:
    """Return a page of somebody who has never been on this site. It ends before its host."""
    return new_page(first_visit=True, base_url=host.address, service_workers="allow")


def answer(page: Page, address: str = "refund/") -> None:
    """Ask a question on a page, and read its answer."""
    page.goto(address)
    form = buyer.checker(page, "refund")
    buyer.ask(form, FIELDS)
    assert buyer.read(form)["verdict"] == "not-yet"


def visit(page: Page, host: Host) -> None:
    """Read a first answer, and wait until everything is kept."""
    answer(page)
    published.wait_until_kept(page, host.address, host.served)


@pytest.mark.console_errors(LOST)
def test_after_the_first_answer_each_page_and_the_checker_work_without_a_network(
    page: Page, host: Host, site: Path
) -> None:
    visit(page, host)
    host.stop()
    for folder in sorted(site.rglob("index.html")):
        address = folder.parent.relative_to(site).as_posix()
        page.goto(f"{host.address}{'' if address == '.' else address + '/'}")
        expect(page.locator("h1")).to_be_visible()
    answer(page)


@pytest.mark.console_errors(LOST)
def test_a_link_is_answered_without_a_network_and_nothing_of_it_is_kept(
    page: Page, host: Host
) -> None:
    visit(page, host)
    page.goto("refund/?from=mail#refund?processed=2026-11-03&today=2026-11-23")
    buyer.read(buyer.checker(page, "refund"))
    page.goto("about:blank")
    host.stop()
    page.goto(f"{host.address}refund/?from=mail#refund?processed=2026-11-03&today=2026-11-23")
    assert buyer.read(buyer.checker(page, "refund"))["verdict"] == "not-yet"
    everything = page.evaluate(EVERYTHING)
    assert "/refund/" in everything
    assert not re.search(r"[?#]|mail|2026-11-03", everything)


@pytest.mark.console_errors(LOST)
def test_the_first_tab_goes_on_when_the_network_is_lost(page: Page, host: Host) -> None:
    visit(page, host)
    page.evaluate("window.isFirst = true")
    host.stop()
    page.locator(".md-nav__link[href$='result/']").click()
    form = buyer.checker(page, "appeal")
    buyer.ask(form, APPEAL)
    assert buyer.read(form)["verdict"] == "yes"
    assert page.evaluate("window.isFirst")


@pytest.mark.console_errors(LOST)
def test_bank_days_of_a_country_that_was_never_asked_for_are_there_too(
    page: Page, host: Host
) -> None:
    visit(page, host)
    host.stop()
    form = buyer.checker(page, "refund")
    buyer.ask(form, {"country": "AE"})
    assert buyer.read(form)["verdict"] == "not-yet"


@pytest.mark.console_errors(LOST)
def test_the_search_finds_without_a_network(page: Page, host: Host) -> None:
    visit(page, host)
    host.stop()
    page.goto(host.address)
    page.locator(".md-search__input").fill("refund")
    page.locator(".md-search-result__link[href*='refund/']").first.wait_for()


@pytest.mark.console_errors(f"{LOST}|503")
@pytest.mark.parametrize("fault", ["is_silent", "is_out_of_order"])
def test_a_line_that_says_nothing_and_a_host_that_is_out_of_order_are_no_better_than_none(
    page: Page, host: Host, fault: str
) -> None:
    visit(page, host)
    setattr(host, fault, True)
    answer(page)


@pytest.mark.parametrize(
    "altered", ["assets/own/*/dispute-checker/pictures.js", "about/index.html"]
)
def test_where_one_file_is_not_what_was_published_nothing_is_kept_of_the_pages(
    page: Page, host: Host, build: Path, altered: str
) -> None:
    [file] = build.glob(altered)
    file.write_text(f"{file.read_text()} ")
    host.publish(build)
    with page.context.expect_event("serviceworker") as registered:
        answer(page)
    page.evaluate(UNTIL_FILLED, host.address)
    registered.value.evaluate("work")
    assert page.evaluate(PAGES) == []


def test_where_the_network_is_lost_midway_the_next_answer_goes_on_from_there(
    page: Page, host: Host
) -> None:
    host.out_of_order_from = f"{BELOW}about/"
    with page.context.expect_event("serviceworker") as registered:
        answer(page)
    page.evaluate(UNTIL_FILLED, host.address)
    registered.value.evaluate("work")
    assert page.evaluate(PAGES) == []
    host.out_of_order_from, host.is_out_of_order = "", False
    host.asked.clear()
    visit(page, host)
    assert not [each for each in host.asked if each.endswith((".wasm", "calendars.json"))]


@pytest.mark.from_nothing
@pytest.mark.console_errors(LOST)
def test_a_browser_that_cannot_use_the_image_keeps_what_it_starts_with_instead(
    page: Page, host: Host
) -> None:
    page.route("**/memory.wasm", lambda route: route.fulfill(body=""))
    visit(page, host)
    assert "/library.zip" in page.evaluate(EVERYTHING)
    page.unroute("**/memory.wasm")
    host.stop()
    answer(page)


def test_nothing_is_registered_before_the_first_answer_nor_without_a_checker(
    page: Page, host: Host
) -> None:
    for address in ("rules/", "refund/"):
        page.goto(address, wait_until="networkidle")
    assert not {f"{BELOW}{name}" for name in (kept.WORKER, kept.LIST)} & {*host.asked}
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def test_who_saves_data_keeps_nothing(page: Page, host: Host) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    )
    answer(page)
    page.wait_for_load_state("networkidle")
    assert f"{BELOW}{kept.WORKER}" not in host.asked


@pytest.mark.parametrize(
    "missing", ["undefined", "{ register: () => Promise.reject(new Error()) }"]
)
def test_where_there_are_no_service_workers_the_site_works_as_before(
    page: Page, missing: str
) -> None:
    page.add_init_script(
        f"Object.defineProperty(navigator, 'serviceWorker', {{ value: {missing} }});"
    )
    answer(page)
    answer(page, "checker/")


@pytest.fixture
def build(site: Path, tmp_path: Path) -> Path:
    """Return a build that can be published after the site's."""
    return published.another(site, tmp_path)


def test_an_old_tab_keeps_its_rules_while_a_new_one_has_others(
    page: Page, host: Host, build: Path
) -> None:
    visit(page, host)
    old = page.evaluate(FOLDERS)
    host.publish(build)
    newer = page.context.new_page()
    visit(newer, host)
    assert newer.evaluate("document.querySelector('meta[name=build]').content") == build_of(
        (build / "index.html").read_text()
    )
    assert {*old} < {*newer.evaluate(FOLDERS)}

    form = buyer.checker(page, "refund")
    host.asked.clear()
    buyer.ask(form, {"country": "AE"})
    assert buyer.read(form)["verdict"] == "not-yet"
    assert not [each for each in host.asked if "calendars" in each]


def test_an_open_tab_that_goes_to_a_page_of_a_new_build_loads_it_whole(
    page: Page, host: Host, build: Path
) -> None:
    visit(page, host)
    host.publish(build)
    page.evaluate("window.isFirst = true")
    buyer.follow(page, "result/#appeal")
    form = buyer.checker(page, "appeal")
    page.wait_for_function("() => !window.isFirst && customElements.get('dispute-checker')")
    host.asked.clear()
    buyer.ask(form, APPEAL)
    assert buyer.read(form)["verdict"] == "yes"
    published.wait_until_kept(page, host.address, build)


def test_what_nobody_names_any_more_is_removed(page: Page, host: Host, build: Path) -> None:
    visit(page, host)
    old = set(page.evaluate(FOLDERS))
    host.publish(build)
    page.goto("about:blank")
    visit(page, host)
    page.evaluate(UNTIL_GONE, [*old])


@pytest.mark.console_errors(LOST)
def test_who_comes_back_without_a_network_after_a_new_build_finds_the_one_that_was_kept(
    page: Page, host: Host, build: Path
) -> None:
    visit(page, host)
    host.publish(build)
    page.goto("rules/")
    host.stop()
    page.goto("about:blank")
    answer(page, f"{host.address}refund/")


@pytest.mark.console_errors(LOST)
def test_where_the_sites_data_was_emptied_the_next_answer_keeps_it_anew(
    page: Page, host: Host
) -> None:
    visit(page, host)
    page.evaluate(
        """async () => {
          for (const name of await caches.keys()) await caches.delete(name);
          for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
        }"""
    )
    visit(page, host)
    host.stop()
    answer(page)
