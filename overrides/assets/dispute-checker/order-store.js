/**
 * The orders that a buyer keeps on the device, each under the buyer's own name for it: `fields` are those of its case,
 * and `seen` says when it was last looked at. Each lies in a place of its own, so that two tabs do not undo each other.
 */
import { attempt, textsIn } from "./keep.js";

const PREFIX = "dispute-checker order: ";

/** The event of the window that says that the orders are others now. */
export const CHANGED = "orders-changed";

/** The fields that this tab has last shown or kept of each order: who finds others there has been overtaken. */
const known = new Map();

/** Returns all orders that are kept. One that cannot be read has no fields. */
export function allOrders() {
  const places = attempt(() => Object.keys(localStorage)) ?? [];
  return places.filter((place) => place.startsWith(PREFIX)).map(read);
}

/** Returns the order whose case has these fields; undefined for none. */
export function orderOf(fields) {
  const wanted = written(fields);
  return allOrders().find((order) => written(order.fields) === wanted);
}

/**
 * Keeps an order. Returns "kept"; "both" where another order of this name is there, or another tab has changed it, and
 * this one was kept beside it; or "full" where the browser keeps nothing.
 */
export function keepOrderAs(name, order) {
  const held = stored(name);
  const mine = written(order.fields);
  const isOther = held !== null && ![known.get(name), mine].includes(written(parsed(held).fields));
  const place = isOther ? freeName(name) : name;
  if (!attempt(() => (localStorage.setItem(PREFIX + place, JSON.stringify(order)), true))) return "full";
  known.set(place, mine);
  window.dispatchEvent(new Event(CHANGED));
  return isOther ? "both" : "kept";
}

/** Notes that an order was looked at. The list still says what has changed until then. */
export function noteSeen(fields, seen) {
  const order = orderOf(fields);
  if (!order) return;
  known.set(order.name, written(fields));
  attempt(() => localStorage.setItem(PREFIX + order.name, JSON.stringify({ fields, seen })));
}

/** Forgets the order of a name, or all. */
export function forgetOrders(name) {
  for (const order of allOrders()) {
    if (name === undefined || order.name === name) attempt(() => localStorage.removeItem(PREFIX + order.name));
  }
  window.dispatchEvent(new Event(CHANGED));
}

function read(place) {
  const name = place.slice(PREFIX.length);
  return { ...parsed(stored(name)), name };
}

function parsed(text) {
  const order = attempt(() => JSON.parse(text));
  const fields = textsIn(order?.fields);
  return fields ? { fields, seen: order.seen } : { fields: { "?": "" } };
}

function stored(name) {
  return attempt(() => localStorage.getItem(PREFIX + name)) ?? null;
}

/** Returns fields as one text to compare, in whatever order they came. */
function written(fields) {
  return JSON.stringify(Object.entries(fields).sort());
}

function freeName(name) {
  let number = 2;
  while (stored(`${name} (${number})`) !== null) number += 1;
  return `${name} (${number})`;
}
