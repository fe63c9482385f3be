/** What has to run before Material's own scripts, as one script in the head. */
import "./storage.js";
import "./styles.js";
import "./entries.js";
import "./in-page.js";
import "./one-build.js";
