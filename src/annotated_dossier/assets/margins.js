// Sets each margin note at the height of its mark. Without this script it begins where its paragraph ends. Only
// transforms are used, so that no other word of the page moves.
(() => {
  "use strict";

  const GAP = 12;
  const notes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".d-text .d-margin")]);
  if (!notes.length) return;

  const place = () => {
    notes.forEach((note) => (note.style.transform = ""));
    let free = -Infinity;
    const moves = notes.map((note) => {
      if (getComputedStyle(note).float === "none") return "";
      const mark = document.getElementById(note.id.replace("note-", "ref-"));
      const box = note.getBoundingClientRect();
      if (!mark || !box.height) return "";
      const top = Math.max(free, mark.getBoundingClientRect().top - 4);
      free = top + box.height + GAP;
      return `translateY(${Math.round(top - box.top)}px)`;
    });
    notes.forEach((note, number) => (note.style.transform = moves[number]));
  };

  place();
  window.addEventListener("resize", place);
  window.addEventListener("load", place);
  document.addEventListener("d-layers", place);
})();
