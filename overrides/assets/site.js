/** What every page of the site runs once it is there, as one script. */
import "./unread-link.js";
import "./direction.js";
import "./navigation.js";
import "./search/box.js";
