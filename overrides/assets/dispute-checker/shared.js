/** The one client of Python, for all forms of a page and of those that instant navigation leads to. */
import { Client } from "./client.js";

let client;

/** Returns it. The first that needs it has it made, on a page that says what a start needs. */
export function sharedClient() {
  // Read once: instant navigation changes the page's address, and with it what "../" means.
  client ??= new Client(JSON.parse(document.querySelector("meta[name=dispute-checker]").content), document.baseURI);
  return client;
}
