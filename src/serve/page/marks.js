// Underlines beneath words of the sheet. The sheet itself is never touched: the browser paints them, and where it cannot,
// a layer above the sheet does.

const KINDS = ["error", "warning", "note", "also", "active"];
const paints = typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;

export class Marks {
  constructor(sheet) {
    this.sheet = sheet;
    this.ranges = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    if (paints) return;
    this.layer = document.createElement("div");
    this.layer.className = "layer";
    this.layer.setAttribute("aria-hidden", "true");
    sheet.append(this.layer);
    new ResizeObserver(() => this.draw()).observe(sheet);
  }

  /// Underlines these ranges as this kind, and no others.
  set(kind, ranges) {
    this.ranges[kind] = ranges;
    if (paints) {
      const highlight = new Highlight(...ranges);
      highlight.priority = KINDS.indexOf(kind) === 4 ? 9 : 4 - KINDS.indexOf(kind);
      CSS.highlights.set(`sitlint-${kind}`, highlight);
    } else this.draw();
  }

  /// Paints anew where the browser does not do it: words have moved.
  draw() {
    if (paints) return;
    const origin = this.sheet.getBoundingClientRect();
    this.layer.replaceChildren();
    for (const kind of KINDS) {
      for (const range of this.ranges[kind]) {
        for (const box of range.getClientRects()) {
          const line = document.createElement("i");
          line.className = kind;
          line.style.left = `${box.left - origin.left}px`;
          line.style.top = `${box.top - origin.top}px`;
          line.style.width = `${box.width}px`;
          line.style.height = `${box.height}px`;
          this.layer.append(line);
        }
      }
    }
  }
}
