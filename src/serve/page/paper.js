// The sheet as text: what stands on it becomes HTML, and every place of that HTML is known on the sheet again.

const BLOCKS = new Set(
  "P H1 H2 H3 H4 H5 H6 LI TD TH CAPTION UL OL TABLE THEAD TBODY TFOOT TR BLOCKQUOTE DIV".split(" "),
);
const INLINE = new Set("STRONG B EM I SUP SUB A S".split(" "));

const spelled = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quoted = (text) => spelled(text).replace(/"/g, "&quot;");

// The attributes that mean something to a reader of the text.
const attributes = (element) => {
  let text = "";
  if (element.localName === "a" && element.hasAttribute("href")) text += ` href="${quoted(element.getAttribute("href"))}"`;
  // A name of the draft is kept apart from the names of the page.
  if (element.dataset.id) text += ` id="${quoted(element.dataset.id)}"`;
  for (const name of ["colspan", "rowspan"]) {
    if (element.hasAttribute(name)) text += ` ${name}="${quoted(element.getAttribute(name))}"`;
  }
  return text;
};

/// The HTML of all that stands in an element, with each paragraph on a line of its own, and the way back.
export function read(root) {
  const parts = [];
  const pieces = [];
  let length = 0;
  let begun = false; // whether this line has words
  let paragraphs = 0;
  const put = (text) => {
    parts.push(text);
    length += text.length;
  };
  const edge = () => {
    if (begun) put("\n");
    begun = false;
  };
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = spelled(node.data.replace(/[\n\r\t]/g, " "));
        if (text) pieces.push({ node, start: length, length: text.length, same: text.length === node.data.length });
        if (!begun && /\S/.test(text)) {
          begun = true;
          paragraphs += 1;
        }
        put(text);
      } else if (node.nodeType === Node.COMMENT_NODE) {
        put(`<!--${node.data}-->`);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        element(node);
      }
    }
  };
  const element = (node) => {
    const tag = node.tagName;
    if (tag === "BR") return put("<br>");
    if (node.dataset.image !== undefined) return put("<img>");
    const name = node.localName;
    if (BLOCKS.has(tag)) {
      edge();
      put(`<${name}${attributes(node)}>`);
      walk(node);
      put(`</${name}>`);
      edge();
    } else if (INLINE.has(tag)) {
      put(`<${name}${attributes(node)}>`);
      walk(node);
      put(`</${name}>`);
    } else {
      walk(node);
    }
  };
  walk(root);
  return { html: parts.join(""), pieces, paragraphs };
}

// How many characters of a node come before a place in its HTML.
const inside = (piece, offset) => {
  if (piece.same) return Math.min(offset, piece.node.data.length);
  let html = 0;
  let at = 0;
  for (const sign of piece.node.data) {
    if (html >= offset) break;
    html += spelled(sign).length;
    at += sign.length;
  }
  return at;
};

// The last piece that begins at or before a place.
const around = (pieces, offset) => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/// The range on the sheet of a stretch of the HTML that was read; null where it holds no words.
export function rangeOf({ pieces }, [from, to]) {
  if (pieces.length === 0) return null;
  const range = document.createRange();
  let first = Math.max(around(pieces, from), 0);
  // What begins where a piece ends begins in the next one, if there is anything of it there.
  const ends = (piece) => piece.start + piece.length;
  while (to > from && from >= ends(pieces[first]) && pieces[first + 1] && pieces[first + 1].start < to) first += 1;
  const start = pieces[first];
  if (!start.node.isConnected) return null;
  range.setStart(start.node, inside(start, Math.max(from - start.start, 0)));
  if (to <= from) return range;
  const last = pieces[Math.max(around(pieces, to - 1), 0)];
  if (!last.node.isConnected) return null;
  range.setEnd(last.node, inside(last, Math.max(to - last.start, 0)));
  return range.collapsed ? null : range;
}

/// The place in the HTML of a place on the sheet.
export function offsetOf({ pieces }, node, at) {
  const piece = pieces.find((one) => one.node === node);
  if (!piece) return null;
  return piece.start + (piece.same ? at : spelled(node.data.slice(0, at)).length);
}

/// The words of an element as plain text: a line a paragraph, cells parted by tabs.
export function plain(root) {
  let text = "";
  const line = () => {
    if (text && !text.endsWith("\n")) text += "\n";
  };
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data.replace(/[\n\r\t]/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const tag = node.tagName;
      if (tag === "BR") text += "\n";
      else if (tag === "TD" || tag === "TH") {
        if (node.previousElementSibling) text += "\t";
        walk(node);
      } else if (BLOCKS.has(tag)) {
        line();
        if (tag === "LI") text += node.parentElement?.tagName === "OL" ? `${1 + [...node.parentElement.children].indexOf(node)}. ` : "• ";
        walk(node);
        line();
        if (/^(P|H\d|TABLE|UL|OL|BLOCKQUOTE)$/.test(tag) && parent === root) text += "\n";
      } else walk(node);
    }
  };
  walk(root);
  return text.trim();
}

/// The HTML of an element for other programs: what is on the sheet, and nothing of the page.
export function clean(root) {
  return read(root).html.replace(/<img>/g, "[image]");
}
