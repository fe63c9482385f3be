/** The list of the orders that are kept, and what takes all of them along and brings them in. */
import { localise } from "./dates.js";
import { allOrders, forgetOrders, keepOrderAs } from "./order-store.js";
import { sharedClient } from "./shared.js";
import { saveMade } from "./take.js";

const client = sharedClient();

/** What a browser takes each way along as. */
const TYPES = { file: "application/json", calendar: "text/calendar" };

/** Shows these orders in a place, as a list that Python makes. */
export async function showOrders(place, orders) {
  const [base, page] = ["base", "page"].map((name) => place.getAttribute(name));
  place.innerHTML = await client.orders({ orders, base, page });
  localise(place);
}

/** Does what a button of the list says. */
export async function press(place, button) {
  const { forgetOrder, ordersTake } = button.dataset;
  if (forgetOrder !== undefined) forgetOrders(forgetOrder || undefined);
  else await takeAll(ordersTake, place.querySelector("[data-orders-said]"));
}

async function takeAll(way, line) {
  const { unanswered, unsaved } = line.dataset;
  let failed = unanswered;
  try {
    const made = await client.takeOrders(way, allOrders());
    failed = unsaved;
    saveMade(made, TYPES[way]);
    line.textContent = made.said;
  } catch (error) {
    line.textContent = failed;
    console.warn(error);
  }
}

/** Brings in the orders of a file, all of them or none. Those of a name that is kept get a number behind it. */
export async function bringIn(input) {
  const line = input.closest(".checker-bring").querySelector("[data-orders-said]");
  const { ordersSaid: unread, unanswered, full } = line.dataset;
  const [file] = input.files;
  input.value = "";
  let failed = unread;
  try {
    const content = await readFile(file, Number(input.dataset.longest));
    failed = unanswered;
    const { orders = [], said } = await client.ordersBrought(content);
    const kept = orders.map(({ name, fields }) => keepOrderAs(name, { fields }));
    line.textContent = kept.includes("full") ? full : said;
  } catch (error) {
    line.textContent = failed;
    console.warn(error);
  }
}

async function readFile(file, longest) {
  if (file.size > longest) throw new Error("too long");
  return file.text();
}
