/**
 * A browser may forbid a page its storages, and then every look at one is an error. The theme's own scripts look
 * at them unguarded: search and colours would stop. So something stands in that forgets when the page goes. This
 * script stands in the head: the theme's are below it.
 */
(() => {
  class Forgetful {
    #items = new Map();

    get length() {
      return this.#items.size;
    }

    key(index) {
      return [...this.#items.keys()][index] ?? null;
    }

    getItem(name) {
      return this.#items.get(String(name)) ?? null;
    }

    setItem(name, value) {
      this.#items.set(String(name), String(value));
    }

    removeItem(name) {
      this.#items.delete(String(name));
    }

    clear() {
      this.#items.clear();
    }
  }

  const isForbidden = (name) => {
    try {
      return !window[name];
    } catch {
      return true;
    }
  };

  for (const name of ["localStorage", "sessionStorage"]) {
    if (isForbidden(name)) Object.defineProperty(window, name, { value: new Forgetful() });
  }
})();
