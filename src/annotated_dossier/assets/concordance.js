// Orders the lines of a concordance by the words beside the keyword. Without it they stand as in the text, source by
// source; nothing else depends on it.
(() => {
  "use strict";

  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  /** @param {Element} line @param {string} part @returns {string[]} */
  const words = (line, part) => (line.querySelector(part)?.textContent ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];

  // The word next to the keyword counts first, whichever side it is on.
  /** @type {Record<string, (line: Element) => string[]>} */
  const keys = {
    before: (line) => words(line, ".d-before").reverse(),
    after: (line) => words(line, ".d-after"),
  };

  /** @param {string[]} one @param {string[]} other */
  const compare = (one, other) => {
    for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
      const difference = collator.compare(one[at], other[at]);
      if (difference) return difference;
    }
    return one.length - other.length;
  };

  /** @param {HTMLElement} concordance */
  const prepare = (concordance) => {
    const folds = /** @type {HTMLElement[]} */ ([...concordance.querySelectorAll(".d-fold")]);
    const lines = folds.flatMap((fold) => {
      const title = fold.querySelector("summary bdi")?.textContent ?? "";
      return [...fold.querySelectorAll(".d-kwic > li")].map((line) => ({ line, title, home: line.parentElement ?? fold }));
    });
    if (lines.length < 3) return;

    const list = document.createElement("ul");
    list.className = "d-list d-kwic d-ordered";
    list.hidden = true;

    /** @param {string} order */
    const put = (order) => {
      lines.forEach(({ line, home }) => {
        line.querySelector(".d-from")?.remove();
        home.append(line);
      });
      folds.forEach((fold) => (fold.hidden = order !== "text"));
      list.hidden = order === "text";
      if (order === "text") return;
      const keyed = lines.map((item) => ({ ...item, key: keys[order](item.line) }));
      // A line whose words are withheld, or that has none on this side, comes last.
      keyed.sort((a, b) => Number(!a.key.length) - Number(!b.key.length) || compare(a.key, b.key));
      keyed.forEach(({ line, title }) => {
        const from = document.createElement("span");
        from.className = "d-from";
        from.textContent = title;
        line.append(from);
        list.append(line);
      });
    };

    const bar = document.createElement("div");
    bar.className = "d-orders";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", concordance.dataset.label ?? "");
    for (const order of ["text", "before", "after"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = concordance.dataset[order] ?? "";
      button.setAttribute("aria-pressed", String(order === "text"));
      button.addEventListener("click", () => {
        put(order);
        for (const other of bar.children) other.setAttribute("aria-pressed", String(other === button));
      });
      bar.append(button);
    }
    folds[0].before(bar, list);
  };

  for (const concordance of /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".d-concordance")])) {
    prepare(concordance);
  }
})();
