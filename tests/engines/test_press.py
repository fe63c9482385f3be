"""A press reaches what it is meant for, though the page moves under the pointer."""

from tests.engines.window import Window

# It gives way as soon as the pointer comes, once.
SHY = """() => {
  const shy = document.createElement("button");
  shy.id = "shy";
  shy.textContent = "Shy";
  window.pressed = [];
  shy.addEventListener("pointerover", () => { shy.style.marginLeft = "300px"; }, { once: true });
  document.addEventListener("click", (event) => window.pressed.push(event.target.id));
  document.querySelector("article").prepend(shy);
}"""


def test_what_gives_way_is_pressed_once_and_nothing_else(window: Window, server: str) -> None:
    window.goto(f"{server}rules/")
    window.run(SHY)
    window.press("#shy")
    assert window.run("() => window.pressed") == ["shy"]
