/**
 * `<kept-orders base="../" page="checker/">`: the orders that are kept on this device. Where there are none, nothing
 * more is loaded. `base` leads to the root of the site, and `page` from there to where a case is asked.
 */
import { allOrders, CHANGED } from "./order-store.js";

class KeptOrders extends HTMLElement {
  #connection;

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const type of [CHANGED, "storage"]) window.addEventListener(type, () => this.#show(), { signal });
    this.addEventListener("click", (event) => this.#press(event), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  async #show() {
    const orders = allOrders();
    if (document.documentElement.hasAttribute("data-unable")) return;
    if (orders.length === 0) this.replaceChildren();
    else (await import("./orders.js")).showOrders(this, orders);
  }

  async #press({ target }) {
    const button = target.closest("button");
    if (button) (await import("./orders.js")).press(this, button);
  }
}

customElements.define("kept-orders", KeptOrders);
