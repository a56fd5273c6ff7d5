"use strict";
(() => {
  const body = document.querySelector("tbody");
  const rows = Array.from(body.rows);
  const form = document.querySelector("form");
  const count = document.getElementById("count");
  const { find, harm, grade } = form.elements;
  const grades = ["named", "described", "vague", "none"];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) texts.set(row, plain(row.textContent));
    return texts.get(row);
  };
  const places = new Map(rows.map((row) => [row, Number(row.dataset.place)]));

  // What a column sorts by; an empty string is a value that is not known, and comes last in either direction.
  const keys = {
    place: (row) => places.get(row),
    figure: (row) => row.cells[1].textContent.toLowerCase(),
    harm: (row) => row.dataset.harm,
    count: (row) => (row.dataset.count === "" ? "" : Number(row.dataset.count)),
    source: (row) => grades.indexOf(row.dataset.grade) + row.cells[4].textContent.toLowerCase(),
    time: (row) => row.dataset.day,
  };

  const sort = (heading) => {
    const key = keys[heading.dataset.key];
    const first = heading.dataset.key === "count" ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const way = heading.getAttribute("aria-sort") === first ? other : first;
    for (const each of document.querySelectorAll("th")) each.setAttribute("aria-sort", each === heading ? way : "none");
    const sign = way === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a, one], [b, two]) => {
      if (a === b) return places.get(one) - places.get(two);
      if (a === "" || b === "") return a === "" ? 1 : -1;
      return (a < b ? -1 : 1) * sign;
    });
    const sorted = document.createDocumentFragment();
    for (const [, row] of keyed) sorted.append(row);
    body.append(sorted);
  };

  const show = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = (!harm.value || row.dataset.harm === harm.value)
        && (!grade.value || row.dataset.grade === grade.value)
        && words.every((word) => text(row).includes(word));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
  };

  for (const heading of document.querySelectorAll("th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(heading));
    heading.replaceChildren(button);
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
