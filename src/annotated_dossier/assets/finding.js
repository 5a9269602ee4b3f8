/* Finds: entries by any of their names in the site's search, rows of a list by what one types; sorts tables.

   The words that a reader sees stand in the page or in the index of names; there are none here. */
(() => {
  "use strict";

  /** A row of the index of names: address, name, kind, definition, all its names.
   * @typedef {[string, string, string, string, string[]]} NameRow */
  /** @typedef {{ row: NameRow, folded: string[], heard?: Set<string> }} Entry */

  /** Letters and digits without case, diacritics and the spellings that writers of Arabic leave open.
   * @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .toLowerCase()
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  /** @type {Readonly<Record<string, string>>} */
  const BREATHED = { kh: "k", gh: "k", ph: "f", th: "t", dh: "d" };

  /** How a romanized word sounds: its consonants, those that transliterations mix up made one.
   * @param {string} word */
  const sound = (word) =>
    word
      .replace(/[kgs]h|[tdz]?zh|t?ch|[tdp]h/g, (pair) => BREATHED[pair] ?? "s")
      .replace(/[qgc]/g, "k")
      .replace(/[zjx]/g, "s")
      .replace(/[vw]/g, "f")
      .replace(/(?!^)[aeiouyh]/g, "")
      .replace(/(.)\1+/g, "$1");

  /** @param {string} text */
  const soundOf = (text) =>
    text
      .split(" ")
      .filter((word) => /^[a-z]{5,}$/.test(word))
      .map(sound)
      .filter((heard) => heard.length > 1);

  /** How well an entry answers: 0 best, undefined not at all.
   * @param {Entry} entry @param {string} asked */
  const rank = (entry, asked) => {
    const words = asked.split(" ");
    /** @param {string} text */
    const begins = (text) => words.every((word) => ` ${text}`.includes(` ${word}`));
    const { folded } = entry;
    if (folded.includes(asked)) return 0;
    if (folded.some((name) => name.startsWith(asked))) return 1;
    if (folded.some((name) => ` ${name} `.includes(` ${asked} `))) return 2;
    if (folded.some(begins)) return 3;
    if (begins(folded.join(" "))) return 4;
    const closed = asked.replaceAll(" ", "");
    if (closed.length > 2 && folded.some((name) => name.replaceAll(" ", "").includes(closed))) return 5;
    const ofEntry = (entry.heard ??= new Set(soundOf(folded.join(" "))));
    const heard = soundOf(asked);
    return heard.length && heard.length === words.length && heard.every((each) => ofEntry.has(each)) ? 6 : undefined;
  };

  /** @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {string} className @param {(Node | string)[]} children */
  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };

  const MOST = 6;

  /** @param {HTMLInputElement} input @param {HTMLElement} message @param {HTMLElement} results @param {URL} base */
  const searchNames = (input, message, results, base) => {
    /** @type {Entry[]} */
    let entries = [];
    /** @type {HTMLScriptElement | undefined} */
    let index;
    const list = element("ol", "md-search-result__list d-found");
    list.setAttribute("role", "presentation");
    // The theme takes the first child for its message and the last for its list.
    message.after(list);

    /** @param {NameRow} row @param {number} place */
    const item = ([address, name, kind, definition], place) => {
      const article = element("article", "md-search-result__article md-typeset", element("h1", "", name));
      // The theme opens what has the best score when Enter is pressed.
      article.dataset.mdScore = String(1e12 - place);
      article.append(element("p", "", element("span", "d-found-kind", kind), definition ? ` ${definition}` : ""));
      const link = element("a", "md-search-result__link", article);
      link.href = new URL(address, base).href;
      return element("li", "md-search-result__item", link);
    };

    const hideRepeated = () => {
      const shown = new Set([...list.querySelectorAll("a")].map((link) => link.pathname));
      for (const row of /** @type {Iterable<HTMLElement>} */ (results.children)) {
        row.hidden = shown.has(row.querySelector("a")?.pathname ?? "");
      }
    };

    const answer = () => {
      const asked = fold(input.value);
      const found = (asked ? entries : []).flatMap((entry, place) => {
        const ranked = rank(entry, asked);
        return ranked === undefined ? [] : [{ entry, place, rank: ranked }];
      });
      found.sort((one, other) => one.rank - other.rank || one.place - other.place);
      list.replaceChildren(...found.slice(0, MOST).map(({ entry }, place) => item(entry.row, place)));
      hideRepeated();
    };

    const load = () => {
      if (index) return;
      index = element("script", "");
      index.src = new URL("assets/names.js", base).href;
      index.addEventListener("load", () => {
        const { dossierNames } = /** @type {{ dossierNames?: NameRow[] }} */ (globalThis);
        entries = (dossierNames ?? []).map((row) => ({ row, folded: row[4].map(fold) }));
        answer();
      });
      document.head.append(index);
    };

    new MutationObserver(hideRepeated).observe(results, { childList: true });
    input.addEventListener("focus", load);
    input.addEventListener("input", () => (load(), answer()));
    // The theme fills the field from the address, and clears it, without an event of its own.
    input.form?.addEventListener("reset", () => setTimeout(answer));
    if (input.value || document.activeElement === input) load();
  };

  const ROWS =
    "tbody > tr, .d-glossary > div, .d-sources > li, .d-names > li, .d-works > li, .d-claims > li, .d-quotations > li, .d-corrections > li";
  const BLOCKS = ".d-scroll, .d-fold, .d-speaker";

  /** @param {ParentNode} page @param {string} selector */
  const all = (page, selector) => /** @type {HTMLElement[]} */ ([...page.querySelectorAll(selector)]);

  /** A heading under which no row is left says nothing. @param {Element} page */
  const hideHeadings = (page) => {
    /** @type {HTMLElement[]} */
    let belowSection = [];
    /** @type {HTMLElement[]} */
    let belowPart = [];
    for (const each of all(page, `h2, h3, ${ROWS}`).reverse()) {
      if (/^H[23]$/.test(each.tagName)) {
        const below = each.tagName === "H2" ? belowSection : belowPart;
        each.hidden = below.length > 0 && below.every((row) => row.hidden);
        belowPart = [];
        if (each.tagName === "H2") belowSection = [];
      } else {
        belowSection.push(each);
        belowPart.push(each);
      }
    }
  };

  /** @param {Element} page @param {boolean} isAsked */
  const hideBlocks = (page, isAsked) => {
    for (const block of all(page, BLOCKS)) {
      const rows = all(block, ROWS);
      if (!rows.length) continue;
      block.hidden = rows.every((row) => row.hidden);
      // What is found must be seen.
      if (block instanceof HTMLDetailsElement && isAsked) block.open = true;
    }
  };

  /** @param {HTMLElement} place @param {Element} page */
  const filterRows = (place, page) => {
    /** @type {{ row: HTMLElement, words: string }[]} */
    let rows = [];
    const input = element("input", "d-filter-input");
    input.type = "search";
    input.autocomplete = "off";
    const told = element("span", "d-filter-told");
    told.setAttribute("role", "status");
    const apply = () => {
      if (!rows.length) {
        rows = all(page, ROWS).map((row) => ({
          row,
          words: ` ${fold(`${row.textContent} ${row.dataset.names ?? ""}`)}`,
        }));
      }
      const asked = fold(input.value).split(" ").filter(Boolean);
      for (const { row, words } of rows) row.hidden = !asked.every((word) => words.includes(` ${word}`));
      hideBlocks(page, asked.length > 0);
      hideHeadings(page);
      const shown = rows.filter(({ row }) => !row.hidden).length;
      told.textContent = (asked.length ? place.dataset.told ?? "" : "")
        .replace("{shown}", String(shown))
        .replace("{all}", String(rows.length));
    };
    input.addEventListener("input", apply);
    place.append(element("label", "", `${place.dataset.label} `, input), told);
  };

  /** Numbers by their size, other words as the page's language sorts them.
   * @returns {(one: string, other: string) => number} */
  const comparison = () => {
    const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    return (one, other) => {
      const difference = one && other ? Number(one) - Number(other) : NaN;
      return Number.isNaN(difference) ? collator.compare(one, other) : difference;
    };
  };

  /** @param {HTMLTableElement} table */
  const sortTable = (table) => {
    const compare = comparison();
    const body = table.tBodies[0];
    const heads = [...(table.tHead?.rows[0].cells ?? [])];
    /** @param {HTMLTableRowElement} row @param {number} column */
    const value = (row, column) => row.cells[column].dataset.sort ?? (row.cells[column].textContent ?? "").trim();
    /** @param {number} column @param {HTMLTableCellElement} head */
    const order = (column, head) => {
      const before = head.getAttribute("aria-sort");
      // Of numbers the largest are looked for first.
      const first = head.classList.contains("d-num") ? "descending" : "ascending";
      const next = before === "ascending" ? "descending" : before === "descending" ? "ascending" : first;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      body.append(...[...body.rows].sort((one, other) => sign * compare(value(one, column), value(other, column))));
    };
    for (const [column, head] of heads.entries()) {
      const button = element("button", "d-sort", ...head.childNodes);
      button.type = "button";
      button.addEventListener("click", () => order(column, head));
      head.append(button);
    }
  };

  /** A host shows a folder's page for the folder's address; a disk shows what is in the folder.
   * @param {MouseEvent} event */
  const followOnDisk = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    // A link of a picture knows its address only as it is written.
    const address = link && new URL(link.getAttribute("href") ?? "", document.baseURI);
    if (address?.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link?.setAttribute("href", address.href);
    }
  };

  if (location.protocol === "file:") addEventListener("click", followOnDisk, true);
  const input = document.querySelector("[data-md-component=search-query]");
  const [message, results] = ["first", "last"].map((which) =>
    document.querySelector(`[data-md-component=search-result] > :${which}-child`),
  );
  const script = document.currentScript;
  if (
    input instanceof HTMLInputElement &&
    message instanceof HTMLElement &&
    results instanceof HTMLElement &&
    script instanceof HTMLScriptElement
  ) {
    searchNames(input, message, results, new URL("..", script.src));
  }
  const page = document.querySelector("article, main, body");
  if (page) {
    for (const table of page.querySelectorAll("table")) if ("sortable" in table.dataset) sortTable(table);
    for (const place of all(page, ".d-filter")) filterRows(place, page);
  }
})();
