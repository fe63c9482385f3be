/** The one client of Python, for all forms of a page and of those that instant navigation leads to. */
import { Client } from "./client.js";

const { content } = document.querySelector("meta[name=dispute-checker]");

// Read once: instant navigation changes the page's address, and with it what "../" means.
export const client = new Client(JSON.parse(content), document.baseURI);
