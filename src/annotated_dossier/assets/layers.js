// Makes switches of the legend above a text: each hides one layer of what is marked, and the choice is remembered.
// Without this script the legend only tells the marks apart.
(() => {
  "use strict";

  const KEY = "dossier.layers";
  const legend = /** @type {HTMLElement | null} */ (document.querySelector(".d-layers"));
  if (!legend) return;

  /** The layers that are switched away from what they are at first. @returns {Set<string>} */
  const remembered = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return new Set(Array.isArray(kept) ? kept.map(String) : []);
    } catch {
      return new Set();
    }
  };

  /** @param {Set<string>} switched */
  const remember = (switched) => {
    try {
      localStorage.setItem(KEY, JSON.stringify([...switched].sort()));
    } catch {
      // A browser that keeps nothing still switches.
    }
  };

  const switched = remembered();
  const mentions = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.d-m")]);

  // On paper the switches are not there, and what they hide would be missed by nobody.
  const told = document.createElement("p");
  told.className = "d-on-paper d-layers-off";
  legend.after(told);
  const tell = () => {
    const names = [...legend.querySelectorAll("[aria-pressed=false]:not(.d-layer-first)")].map((item) => item.textContent);
    const first = legend.querySelector(".d-layer-first[aria-pressed=true]")?.textContent;
    const off = (legend.dataset.off ?? "").replace("{layers}", names.join(legend.dataset.comma));
    told.textContent = [names.length ? off : "", first ?? ""].filter(Boolean).join(" · ");
  };

  const show = () => {
    const seen = new Set();
    for (const mention of mentions) {
      const kind = [...mention.classList].find((name) => name.startsWith("d-") && name !== "d-m" && name !== "d-off");
      const address = mention.getAttribute("href");
      const isOff = switched.has((kind ?? "").slice(2)) || (switched.has("first") && seen.has(address));
      seen.add(address);
      mention.classList.toggle("d-off", isOff);
      if (isOff) mention.tabIndex = -1;
      else mention.removeAttribute("tabindex");
    }
    tell();
    for (const layer of ["notes", "claims"]) document.body.classList.toggle(`d-no-${layer}`, switched.has(layer));
    document.dispatchEvent(new CustomEvent("d-layers"));
  };

  for (const item of /** @type {HTMLElement[]} */ ([...legend.querySelectorAll("[data-layer]")])) {
    const layer = item.dataset.layer ?? "";
    // "First mention only" is off until it is wanted; the others are on until they are not.
    const isPressed = () => switched.has(layer) === (layer === "first");
    const button = document.createElement("button");
    button.type = "button";
    button.className = item.className;
    button.append(...item.childNodes);
    button.setAttribute("aria-pressed", String(isPressed()));
    button.addEventListener("click", () => {
      if (!switched.delete(layer)) switched.add(layer);
      button.setAttribute("aria-pressed", String(isPressed()));
      remember(switched);
      show();
    });
    item.replaceWith(button);
  }
  legend.classList.add("d-switches");
  if (switched.size) show();
})();
