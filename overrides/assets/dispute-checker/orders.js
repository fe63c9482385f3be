/** The list of the orders that are kept, and what takes all of them along and brings them in. */
import { localise } from "./dates.js";
import { allOrders, forgetOrders, keepOrderAs } from "./order-store.js";
import { localMoment, localToday } from "./request.js";
import { sharedClient } from "./shared.js";
import { save, saveMade } from "./take.js";

const client = sharedClient();

const KIND = "dispute-checker orders";
const VERSION = 1;
const LONGEST_FILE = 500_000;

/** Shows these orders in a place, as a list that Python makes. */
export async function showOrders(place, orders) {
  const [base, page] = ["base", "page"].map((name) => place.getAttribute(name));
  place.innerHTML = await client.orders({ orders, base, page, today: localToday() });
  localise(place);
}

/** Does what a button of the list says. */
export async function press(place, button) {
  const { forgetOrder, ordersTake } = button.dataset;
  if (forgetOrder !== undefined) forgetOrders(forgetOrder || undefined);
  else await takeAll(ordersTake, place.querySelector("[data-orders-said]"));
}

async function takeAll(way, said) {
  const orders = allOrders();
  try {
    if (way === "file") {
      const bare = orders.map(({ name, fields }) => ({ name, fields }));
      const text = JSON.stringify({ kind: KIND, version: VERSION, orders: bare });
      save(new Blob([text], { type: "application/json" }), "my-orders.json");
    } else {
      const made = await client.ordersCalendar({ orders, today: localToday(), moment: localMoment() });
      saveMade(made, "text/calendar");
      said.textContent = made.said;
    }
  } catch (error) {
    said.textContent = said.dataset.unsaved;
    console.warn(error);
  }
}

/** Brings in the orders of a file, all of them or none. Those of a name that is kept get a number behind it. */
export async function bringIn(input) {
  const line = input.closest(".checker-bring").querySelector("[data-orders-said]");
  const [file] = input.files;
  input.value = "";
  const { orders = [], said } = await readFile(file).catch(() => ({}));
  const kept = orders.map(({ name, fields }) => keepOrderAs(name, { fields }));
  line.textContent = kept.includes("full") ? line.dataset.full : (said ?? line.dataset.ordersSaid);
}

async function readFile(file) {
  if (file.size > LONGEST_FILE) throw new Error("too long");
  return client.ordersBrought(await file.text());
}
