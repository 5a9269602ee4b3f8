/* Finds: entries by any of their names in the site's search, rows of a list by what one types; sorts tables.

   The words that a reader sees stand in the page or in the index of names; there are none here. */
(() => {
  "use strict";

  /** Letters and digits without case, diacritics and the spellings that writers of Arabic leave open. */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .toLowerCase()
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  /** How a romanized word sounds: its consonants, those that transliterations mix up made one. */
  const sound = (word) =>
    word
      .replace(/[kgs]h|[tdz]?zh|t?ch|[tdp]h/g, (pair) => ({ k: "k", g: "k", p: "f" })[pair[0]] ?? (/[td]h/.test(pair) ? pair[0] : "s"))
      .replace(/[qgc]/g, "k")
      .replace(/[zjx]/g, "s")
      .replace(/[vw]/g, "f")
      .replace(/(?!^)[aeiouyh]/g, "")
      .replace(/(.)\1+/g, "$1");

  const soundOf = (text) =>
    text
      .split(" ")
      .filter((word) => /^[a-z]{5,}$/.test(word))
      .map(sound)
      .filter((heard) => heard.length > 1);

  /* How well an entry answers: 0 best, undefined not at all. */
  const rank = (entry, asked) => {
    const words = asked.split(" ");
    const begins = (text) => words.every((word) => ` ${text}`.includes(` ${word}`));
    const { folded } = entry;
    if (folded.includes(asked)) return 0;
    if (folded.some((name) => name.startsWith(asked))) return 1;
    if (folded.some((name) => ` ${name} `.includes(` ${asked} `))) return 2;
    if (folded.some(begins)) return 3;
    if (begins(folded.join(" "))) return 4;
    const closed = asked.replaceAll(" ", "");
    if (closed.length > 2 && folded.some((name) => name.replaceAll(" ", "").includes(closed))) return 5;
    entry.heard ??= new Set(soundOf(folded.join(" ")));
    const heard = soundOf(asked);
    return heard.length && heard.length === words.length && heard.every((each) => entry.heard.has(each)) ? 6 : undefined;
  };

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };

  const MOST = 6;

  const searchNames = (input, result, base) => {
    let entries;
    let index;
    const list = element("ol", "md-search-result__list d-found");
    list.setAttribute("role", "presentation");
    // The theme takes the first child for its message and the last for its list.
    result.firstElementChild.after(list);

    const item = ([address, name, kind, definition], place) => {
      const article = element("article", "md-search-result__article md-typeset", element("h1", "", name));
      // The theme opens what has the best score when Enter is pressed.
      article.dataset.mdScore = String(1e12 - place);
      article.append(element("p", "", element("span", "d-found-kind", kind), definition ? ` ${definition}` : ""));
      const link = element("a", "md-search-result__link", article);
      link.href = new URL(address, base);
      return element("li", "md-search-result__item", link);
    };

    const hideRepeated = () => {
      const shown = new Set([...list.querySelectorAll("a")].map((link) => link.pathname));
      for (const row of result.lastElementChild.children) {
        row.hidden = shown.has(row.querySelector("a")?.pathname);
      }
    };

    const answer = () => {
      const asked = fold(input.value);
      const ranked = asked && entries ? entries.map((entry, place) => ({ entry, place, rank: rank(entry, asked) })) : [];
      const found = ranked.filter((each) => each.rank !== undefined);
      found.sort((one, other) => one.rank - other.rank || one.place - other.place);
      list.replaceChildren(...found.slice(0, MOST).map(({ entry }, place) => item(entry.row, place)));
      hideRepeated();
    };

    const load = () => {
      if (index) return;
      index = element("script", "");
      index.src = new URL("assets/names.js", base);
      index.addEventListener("load", () => {
        entries = globalThis.dossierNames.map((row) => ({ row, folded: row[4].map(fold) }));
        answer();
      });
      document.head.append(index);
    };

    new MutationObserver(hideRepeated).observe(result.lastElementChild, { childList: true });
    input.addEventListener("focus", load);
    input.addEventListener("input", () => (load(), answer()));
    // The theme fills the field from the address, and clears it, without an event of its own.
    input.form?.addEventListener("reset", () => setTimeout(answer));
    if (input.value || document.activeElement === input) load();
  };

  const ROWS =
    "tbody > tr, .d-glossary > div, .d-sources > li, .d-names > li, .d-works > li, .d-claims > li, .d-quotations > li, .d-corrections > li";
  const BLOCKS = ".d-scroll, .d-fold, .d-speaker";

  /* A heading under which no row is left says nothing. */
  const hideHeadings = (page) => {
    const below = { 2: [], 3: [] };
    for (const each of [...page.querySelectorAll(`h2, h3, ${ROWS}`)].reverse()) {
      const level = /^H[23]$/.test(each.tagName) ? Number(each.tagName[1]) : 0;
      if (level) {
        each.hidden = below[level].length > 0 && below[level].every((row) => row.hidden);
        for (let deeper = level; deeper <= 3; deeper += 1) below[deeper] = [];
      } else {
        below[2].push(each);
        below[3].push(each);
      }
    }
  };

  const hideBlocks = (page, isAsked) => {
    for (const block of page.querySelectorAll(BLOCKS)) {
      const rows = [...block.querySelectorAll(ROWS)];
      if (!rows.length) continue;
      block.hidden = rows.every((row) => row.hidden);
      // What is found must be seen.
      if (block.tagName === "DETAILS" && isAsked) block.open = true;
    }
  };

  const filterRows = (place, page) => {
    let rows;
    const input = element("input", "d-filter-input");
    input.type = "search";
    input.autocomplete = "off";
    const told = element("span", "d-filter-told");
    told.setAttribute("role", "status");
    const apply = () => {
      rows ??= [...page.querySelectorAll(ROWS)].map((row) => ({
        row,
        words: ` ${fold(`${row.textContent} ${row.dataset.names ?? ""}`)}`,
      }));
      const asked = fold(input.value).split(" ").filter(Boolean);
      for (const { row, words } of rows) row.hidden = !asked.every((word) => words.includes(` ${word}`));
      hideBlocks(page, asked.length > 0);
      hideHeadings(page);
      const shown = rows.filter(({ row }) => !row.hidden).length;
      told.textContent = asked.length ? place.dataset.told.replace("{shown}", shown).replace("{all}", rows.length) : "";
    };
    input.addEventListener("input", apply);
    place.append(element("label", "", `${place.dataset.label} `, input), told);
  };

  const sortTable = (table) => {
    const body = table.tBodies[0];
    const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    const heads = [...table.tHead.rows[0].cells];
    const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
    const order = (column, head) => {
      // Of numbers the largest are looked for first.
      const first = head.classList.contains("d-num") ? "descending" : "ascending";
      const next = { ascending: "descending", descending: "ascending" }[head.getAttribute("aria-sort")] ?? first;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      body.append(...[...body.rows].sort((one, other) => sign * collator.compare(value(one, column), value(other, column))));
    };
    for (const [column, head] of heads.entries()) {
      const button = element("button", "d-sort", ...head.childNodes);
      button.type = "button";
      button.addEventListener("click", () => order(column, head));
      head.append(button);
    }
  };

  // A host shows a folder's page for the folder's address; a disk shows what is in the folder.
  const followOnDisk = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };

  if (location.protocol === "file:") addEventListener("click", followOnDisk, true);
  const base = new URL("..", document.currentScript.src);
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  if (input && result) searchNames(input, result, base);
  const page = document.querySelector("article, main, body");
  for (const table of page.querySelectorAll("table[data-sortable]")) sortTable(table);
  for (const place of page.querySelectorAll(".d-filter")) filterRows(place, page);
})();
