// Cards: what the page says below of a mention, a footnote, a claim or a citation, shown beside its words. Everything
// is copied from the page; nothing is fetched. Without this script every link leads to the same.
(() => {
  "use strict";

  const OPEN_AFTER = 180;
  const CLOSE_AFTER = 320;
  const GAP = 6;
  const MARKED = "a.d-m, .d-ref a, a.d-claimref, a.d-cite, .d-text a.d-e, .d-notes a.d-e";

  const frame = document.querySelector("template#d-card-frame");
  if (!frame) return;

  /** @type {{ anchor: HTMLAnchorElement, card: HTMLElement } | null} */
  let shown = null;
  let pinned = false;
  /** @type {number | undefined} */
  let timer;

  /** @param {string} selector @param {(element: HTMLElement) => boolean} matches */
  const find = (selector, matches) =>
    /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).find(matches);

  /** @param {Element} element */
  const copy = (element) => {
    const twin = /** @type {HTMLElement} */ (element.cloneNode(true));
    for (const named of [twin, ...twin.querySelectorAll("[id]")]) named.removeAttribute("id");
    return twin;
  };

  /** What a mention's card says: its entry among those named in the article, with the reason that is its own.
   * @param {HTMLAnchorElement} anchor */
  const entryOf = (anchor) => {
    const link = find(".d-named-name a", (other) => other.getAttribute("href") === anchor.getAttribute("href"));
    const entry = link?.closest("li");
    if (!entry) return null;
    const body = copy(entry);
    // A list inverts a person's name, as an index does; a card is no list.
    const name = body.querySelector(".d-named-name a");
    if (name && entry.dataset.name) name.textContent = entry.dataset.name;
    const reason = body.querySelector(`.d-why li:nth-child(${Number(anchor.dataset.why) || 0})`);
    body.querySelector(".d-why")?.remove();
    if (reason) {
      const why = document.createElement("p");
      why.className = "d-card-why";
      why.append(...reason.childNodes);
      body.append(why);
    }
    return { kind: entry.dataset.kind ?? "", body };
  };

  /** @param {HTMLAnchorElement} anchor */
  const noteOf = (anchor) => {
    const note = document.getElementById(anchor.hash.slice(1));
    // A note that stands in the margin beside its words needs no card.
    if (!note || getComputedStyle(note).float !== "none") return null;
    const body = copy(note);
    body.querySelectorAll(".d-back, .d-note-head").forEach((part) => part.remove());
    return { kind: anchor.getAttribute("aria-label") ?? "", body };
  };

  /** @param {HTMLAnchorElement} anchor */
  const contentOf = (anchor) => {
    if (anchor.matches(".d-m, .d-e")) return entryOf(anchor);
    if (anchor.matches(".d-ref a")) return noteOf(anchor);
    const address = anchor.getAttribute("href");
    if (anchor.matches(".d-claimref")) {
      const row = find(".d-claims a", (link) => link.getAttribute("href") === address)?.closest("li");
      return row ? { kind: "", body: copy(row) } : null;
    }
    const work = find(".d-works-cited li", (item) => item.dataset.of === address);
    return work ? { kind: "", body: copy(work) } : null;
  };

  /** The mentions of the same entity that are not switched off. @param {HTMLAnchorElement} anchor */
  const mentionsLike = (anchor) =>
    /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.d-m:not(.d-off)")]).filter(
      (other) => other.getAttribute("href") === anchor.getAttribute("href"),
    );

  /** @param {HTMLAnchorElement} anchor */
  const build = (anchor) => {
    const content = contentOf(anchor);
    if (!content) return null;
    const card = /** @type {HTMLElement} */ (
      /** @type {HTMLTemplateElement} */ (frame).content.firstElementChild?.cloneNode(true)
    );
    const body = /** @type {HTMLElement} */ (card.querySelector(".d-card-body"));
    body.append(...content.body.childNodes);
    body.id = "d-card-body";
    card.setAttribute("aria-label", anchor.getAttribute("aria-label") ?? anchor.textContent ?? "");
    const kind = /** @type {HTMLElement} */ (card.querySelector(".d-card-kind"));
    kind.textContent = content.kind;
    const classes = [...anchor.classList].filter((name) => !["d-m", "d-e", "d-cite"].includes(name));
    if (anchor.matches(".d-m, .d-e")) kind.classList.add("d-k", ...classes);
    const walk = /** @type {HTMLElement} */ (card.querySelector(".d-card-walk"));
    const mentions = anchor.matches(".d-m") ? mentionsLike(anchor) : [];
    walk.hidden = mentions.length < 2;
    const place = /** @type {HTMLElement} */ (card.querySelector(".d-card-place"));
    place.textContent = (place.dataset.words ?? "")
      .replace("{n}", String(mentions.indexOf(anchor) + 1))
      .replace("{m}", String(mentions.length));
    return card;
  };

  // The card follows its link in the order of the keyboard. A heading and a box that scrolls would swallow it.
  /** @param {HTMLAnchorElement} anchor @param {HTMLElement} card */
  const insert = (anchor, card) => {
    const host = anchor.closest("h1, h2, h3, h4, h5, h6, pre, .d-scroll, .d-margin") ?? anchor.closest(".d-ref");
    (host ?? anchor).after(card);
  };

  // Below the line that is being read, or above it: never on it.
  /** @param {HTMLAnchorElement} anchor @param {HTMLElement} card */
  const place = (anchor, card) => {
    const words = anchor.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(anchor.closest("p, li, div") ?? anchor).lineHeight) || words.height;
    const slack = Math.max(0, line - anchor.getClientRects()[0].height) / 2 + GAP;
    const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const above = words.top - slack - Math.max(0, header) - GAP;
    const below = window.innerHeight - words.bottom - slack - GAP;
    const size = card.getBoundingClientRect();
    const isBelow = size.height <= below || below >= above;
    card.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
    const height = card.getBoundingClientRect().height;
    const origin = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
    const start = document.dir === "rtl" ? words.right - size.width : words.left;
    const left = Math.min(Math.max(8, start), document.documentElement.clientWidth - size.width - 8);
    card.style.left = `${left - origin.left}px`;
    card.style.top = `${(isBelow ? words.bottom + slack : words.top - slack - height) - origin.top}px`;
  };

  const close = () => {
    window.clearTimeout(timer);
    if (!shown) return;
    const { anchor, card } = shown;
    shown = null;
    pinned = false;
    // Focus in the card would be lost with it; elsewhere it stays where it is.
    if (card.contains(document.activeElement)) anchor.focus({ preventScroll: true });
    anchor.removeAttribute("aria-describedby");
    card.remove();
  };

  /** @param {HTMLAnchorElement} anchor */
  const open = (anchor) => {
    window.clearTimeout(timer);
    if (shown?.anchor === anchor) return;
    close();
    if (anchor.matches(".d-off")) return;
    const card = build(anchor);
    if (!card) return;
    insert(anchor, card);
    shown = { anchor, card };
    anchor.setAttribute("aria-describedby", "d-card-body");
    place(anchor, card);
  };

  /** @param {boolean} toPin */
  const pin = (toPin) => {
    if (!shown) return;
    const { anchor, card } = shown;
    pinned = toPin;
    card.classList.toggle("d-pinned", toPin);
    card.querySelector("[data-do=pin]")?.setAttribute("aria-pressed", String(toPin));
    card.style.left = card.style.top = card.style.maxHeight = "";
    if (!toPin) place(anchor, card);
  };

  /** @param {number} step */
  const walk = (step) => {
    if (!shown?.anchor.matches(".d-m")) return;
    const mentions = mentionsLike(shown.anchor);
    const next = mentions[(mentions.indexOf(shown.anchor) + step + mentions.length) % mentions.length];
    close();
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "instant" : "auto" });
    open(next);
  };

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  const marked = (target) => (target instanceof Element ? target.closest(MARKED) : null);
  /** @param {EventTarget | null} target */
  const inCard = (target) => target instanceof Node && Boolean(shown?.card.contains(target));
  const isHeld = () => pinned || inCard(document.activeElement) || document.activeElement === shown?.anchor;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (inCard(event.target)) {
      window.clearTimeout(timer);
      return;
    }
    const anchor = marked(event.target);
    if (!anchor || pinned) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => open(anchor), OPEN_AFTER);
  });

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || !(marked(event.target) || inCard(event.target))) return;
    window.clearTimeout(timer);
    const isLeaving = !marked(event.relatedTarget) && !inCard(event.relatedTarget);
    if (isLeaving && shown && !isHeld()) timer = window.setTimeout(close, CLOSE_AFTER);
  });

  document.addEventListener("focusin", (event) => {
    if (!(event.target instanceof Element) || inCard(event.target)) return;
    if (pinned && shown) {
      // A pinned card must not stand over what has the focus.
      const there = event.target.getBoundingClientRect();
      const card = shown.card.getBoundingClientRect();
      const isUnder = there.bottom > card.top && there.top < card.bottom && there.right > card.left && there.left < card.right;
      if (isUnder) event.target.scrollIntoView({ block: "center", behavior: "instant" });
      return;
    }
    const anchor = marked(event.target);
    if (anchor && anchor.matches(":focus-visible")) open(anchor);
    else if (anchor !== shown?.anchor) close();
  });

  document.addEventListener("keydown", (event) => {
    if (!shown || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      close();
      event.stopPropagation();
      return;
    }
    if (event.target !== shown.anchor && !inCard(event.target)) return;
    if (event.code === "KeyJ") walk(1);
    if (event.code === "KeyK") walk(-1);
    const first = /** @type {HTMLElement | null} */ (shown.card.querySelector("button:not([hidden] *), a"));
    if (event.key === "Tab" && !event.shiftKey && event.target === shown.anchor && first) {
      first.focus();
      event.preventDefault();
    } else if (event.key === "Tab" && event.shiftKey && event.target === first) {
      shown.anchor.focus();
      event.preventDefault();
    }
  }, true);

  document.addEventListener("click", (event) => {
    const button = inCard(event.target) ? /** @type {Element} */ (event.target).closest("button") : null;
    if (button) {
      if (button.dataset.do === "close") close();
      else if (button.dataset.do === "pin") pin(!pinned);
      else walk(button.dataset.do === "next" ? 1 : -1);
      return;
    }
    if (inCard(event.target)) return;
    const anchor = marked(event.target);
    // A finger cannot hover: its first touch shows the card, the second follows the link.
    if (anchor && /** @type {PointerEvent} */ (event).pointerType === "touch" && shown?.anchor !== anchor) {
      open(anchor);
      if (shown) event.preventDefault();
    } else if (!anchor && !pinned) close();
  });

  window.addEventListener("resize", () => {
    if (shown && !pinned) place(shown.anchor, shown.card);
  });
  window.addEventListener("beforeprint", close);
})();
