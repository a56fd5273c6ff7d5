// What is pasted, made plain: an allow-list of elements, and the habits of Word, Google Docs and web mail undone. Nothing of
// it runs or loads: it is parsed into a document of its own that the browser never shows.

// Elements whose content is nothing that a reader of the text sees.
const DROPPED = new Set(
  ("SCRIPT STYLE HEAD TITLE META LINK XML OBJECT IFRAME EMBED APPLET SVG MATH NOSCRIPT TEMPLATE BUTTON INPUT SELECT TEXTAREA "
    + "VIDEO AUDIO CANVAS MAP DIALOG").split(" "),
);
const KEPT = {
  P: "p", H1: "h1", H2: "h2", H3: "h3", H4: "h4", H5: "h5", H6: "h6", UL: "ul", OL: "ol", LI: "li", BLOCKQUOTE: "blockquote",
  TABLE: "table", CAPTION: "caption", THEAD: "thead", TBODY: "tbody", TFOOT: "tfoot", TR: "tr", TD: "td", TH: "th",
  STRONG: "strong", B: "strong", EM: "em", I: "em", SUP: "sup", SUB: "sub", A: "a", S: "s", STRIKE: "s", DEL: "s", BR: "br",
};
// Elements that part paragraphs and are none themselves.
const PARTS = new Set(
  "DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE ADDRESS CENTER FIGURE FIGCAPTION DL DT DD PRE FIELDSET FORM DETAILS SUMMARY HR".split(" "),
);
const BLOCK = /^(p|h[1-6]|ul|ol|li|blockquote|table|caption|thead|tbody|tfoot|tr|td|th|div)$/;
const LEAF = /^(P|H[1-6])$/;
const MOST = 50; // columns that a cell may span

const styleOf = (node) => {
  const styles = {};
  for (const part of (node.getAttribute("style") ?? "").split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0) styles[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).trim().toLowerCase();
  }
  return styles;
};

// The address of a link, if a reader may follow it; Google Docs and Outlook wrap theirs.
const address = (href) => {
  const target = (href ?? "").trim();
  if (target.startsWith("#")) return target;
  try {
    const url = new URL(target);
    const google = /(^|\.)google\.com$/.test(url.hostname) && url.pathname === "/url" && url.searchParams.get("q");
    const outlook = /\.safelinks\.protection\.outlook\.com$/.test(url.hostname) && url.searchParams.get("url");
    if (google || outlook) return address(google || outlook);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? target : null;
  } catch {
    // Word keeps the address of the draft's own file before the name of a place in it.
    const hash = target.match(/#(_?(?:ftn|edn|ftnref|ednref)\w*)$/i);
    return hash ? `#${hash[1]}` : null;
  }
};

const isNote = (name) => /^(_?(ftn|edn|fn|footnote|endnote|cmnt|sdfootnote|sdendnote|note)|cite_)/i.test(name ?? "");

class Cleaner {
  constructor() {
    this.images = 0;
    this.lists = new WeakMap(); // of Word's paragraphs those that are items
  }

  children(node, into) {
    for (const child of [...node.childNodes]) this.node(child, into);
  }

  node(node, into) {
    if (node.nodeType === Node.TEXT_NODE) {
      const pre = node.parentElement?.closest("pre");
      const text = pre ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
      if (!pre) into.append(text);
      else text.split("\n").forEach((line, at) => into.append(...(at ? [document.createElement("br"), line] : [line])));
      return;
    }
    // What was allowed in a draft stays allowed.
    if (node.nodeType === Node.COMMENT_NODE) {
      if (/^\s*sitlint-allow/.test(node.data)) into.append(document.createComment(node.data));
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const tag = node.tagName.toUpperCase();
    if (DROPPED.has(tag) || tag.startsWith("W:") || node.hasAttribute("hidden")) return;
    const styles = styleOf(node);
    // Hidden text is nothing that a reader sees; the marker of one of Word's lists is one of the list's own.
    if (styles.display === "none" || styles["mso-hide"] === "all" || styles["mso-list"] === "ignore") return;
    if (tag === "IMG" || tag === "V:SHAPE" || tag === "PICTURE" || node.dataset?.image !== undefined) return this.image(node, into);
    this.element(node, tag, styles, into);
  }

  // An image is not read. One of a pixel or two only tells its sender that it was looked at.
  image(node, into) {
    const size = Math.max(Number(node.getAttribute("width") ?? 9), Number(node.getAttribute("height") ?? 9));
    if (size <= 2) return;
    this.images += 1;
    const chip = document.createElement("span");
    chip.dataset.image = "";
    chip.contentEditable = "false";
    chip.textContent = "[image]";
    into.append(chip);
  }

  element(node, tag, styles, into) {
    if (tag === "TABLE" && this.isLayout(node)) return this.layout(node, into);
    let name = KEPT[tag];
    if (tag === "P" && /\bMsoTitle\b/.test(node.className)) name = "h1";
    // Google Docs wraps all it copies into a bold that is none.
    if (name === "strong" && /^(normal|[1-4]00)$/.test(styles["font-weight"] ?? "")) name = undefined;
    if (name === "em" && styles["font-style"] === "normal") name = undefined;
    if (name === "a") return this.link(node, into);
    if (!name && PARTS.has(tag)) name = "div";
    if (!name) return this.children(node, this.dressed(styles, into));
    const element = document.createElement(name);
    this.name(node, element);
    if (name === "td" || name === "th") {
      for (const span of ["colspan", "rowspan"]) {
        const count = Number.parseInt(node.getAttribute(span) ?? "", 10);
        if (count > 1 && count <= MOST) element.setAttribute(span, String(count));
      }
    }
    const item = tag === "P" || tag === "H1" ? (styles["mso-list"] ?? "").match(/level(\d)/) : null;
    if (item) this.lists.set(element, { level: Number(item[1]), ordered: this.isNumbered(node) });
    into.append(element);
    this.children(node, element);
  }

  // What a span says by its style is said by an element.
  dressed(styles, into) {
    let inner = into;
    const wrap = (name) => {
      const element = document.createElement(name);
      inner.append(element);
      inner = element;
    };
    const inside = (name) => into.closest?.(name);
    if (/^(bold|bolder|[6-9]00)$/.test(styles["font-weight"] ?? "") && !inside("strong,th,h1,h2,h3,h4,h5,h6")) wrap("strong");
    if (styles["font-style"] === "italic" && !inside("em")) wrap("em");
    if (/line-through/.test(`${styles["text-decoration"] ?? ""} ${styles["text-decoration-line"] ?? ""}`)) wrap("s");
    if (styles["vertical-align"] === "super" && !inside("sup")) wrap("sup");
    if (styles["vertical-align"] === "sub" && !inside("sub")) wrap("sub");
    return inner;
  }

  link(node, into) {
    const href = address(node.getAttribute("href"));
    const name = node.getAttribute("name") || node.id;
    if (!href) {
      // A name without a link is that of its paragraph.
      const holder = into.closest?.("p,li,div");
      if (isNote(name) && holder && !holder.dataset.id) holder.dataset.id = name;
      return this.children(node, into);
    }
    const link = document.createElement("a");
    link.setAttribute("href", href);
    if (isNote(name)) link.dataset.id = name;
    into.append(link);
    this.children(node, link);
    // Word raises its markers by a style of its own.
    if (isNote(href.slice(1)) && href.startsWith("#") && !link.closest("sup") && !link.querySelector("sup")) {
      const sup = document.createElement("sup");
      link.replaceWith(sup);
      sup.append(link);
    }
  }

  name(node, element) {
    const name = node.dataset?.id || node.id;
    if (isNote(name)) element.dataset.id = name;
  }

  isNumbered(node) {
    const marker = [...node.querySelectorAll("[style]")].find((one) => /mso-list:\s*ignore/i.test(one.getAttribute("style")));
    return /^\s*\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(marker?.textContent ?? "");
  }

  // A table that only places things, as web mail is made of.
  isLayout(table) {
    return table.getAttribute("role") === "presentation" || table.querySelector("table") !== null
      || (table.rows.length <= 1 && (table.rows[0]?.cells.length ?? 0) <= 1);
  }

  layout(table, into) {
    for (const cell of table.querySelectorAll(":scope > * > tr > td, :scope > * > tr > th, :scope > tr > td")) {
      const part = document.createElement("div");
      into.append(part);
      this.children(cell, part);
    }
  }
}

const isBlock = (node) => node.nodeType === Node.ELEMENT_NODE && BLOCK.test(node.localName);
const isBlank = (node) => !/[^\s\u00a0\u200b]/.test(node.textContent) && !node.querySelector?.("[data-image]");

// Puts loose words into paragraphs, and takes apart what only parts them.
const settle = (parent) => {
  let loose = [];
  const flush = (before) => {
    const words = loose.some((node) => node.nodeType !== Node.COMMENT_NODE && (node.nodeType === Node.ELEMENT_NODE ? node.localName !== "br" : /\S/.test(node.data)));
    if (words) {
      // Two line breaks are the end of a paragraph.
      let paragraph = null;
      let breaks = 0;
      for (const node of loose) {
        if (node.localName === "br") {
          breaks += 1;
          continue;
        }
        if (breaks > 0 && node.nodeType === Node.TEXT_NODE && !/\S/.test(node.data)) continue;
        if (!paragraph || breaks > 1) {
          paragraph = document.createElement("p");
          if (parent.dataset?.id && !parent.dataset.given) {
            paragraph.dataset.id = parent.dataset.id;
            parent.dataset.given = "1";
          }
          parent.insertBefore(paragraph, before);
        } else if (breaks === 1) paragraph.append(document.createElement("br"));
        breaks = 0;
        paragraph.append(node);
      }
    }
    loose.forEach((node) => node.localName === "br" && node.parentNode === parent && node.remove());
    if (!words) loose.forEach((node) => node.nodeType === Node.TEXT_NODE && node.remove());
    loose = [];
  };
  for (const node of [...parent.childNodes]) {
    if (isBlock(node)) {
      flush(node);
      if (node.localName === "div") {
        settle(node);
        // The name of a part is that of its first paragraph.
        const first = node.firstElementChild;
        if (node.dataset.id && first && !first.dataset.id) first.dataset.id = node.dataset.id;
        node.replaceWith(...node.childNodes);
      } else if (node.localName === "blockquote") settle(node);
      else inner(node);
    } else loose.push(node);
  }
  flush(null);
};

// What stands in paragraphs, items and cells.
const inner = (node) => {
  if (LEAF.test(node.tagName)) {
    // A paragraph in a paragraph was a box in it.
    for (const block of [...node.children].filter(isBlock)) {
      if (block.localName === "div") block.replaceWith(...block.childNodes);
    }
    return;
  }
  for (const child of [...node.children]) {
    if (!isBlock(child)) continue;
    inner(child);
    if (child.localName === "div") child.replaceWith(...spaced(child));
  }
  if (node.localName === "li" || node.localName === "td" || node.localName === "th" || node.localName === "caption") {
    const blocks = [...node.children].filter((child) => child.localName === "p");
    blocks.forEach((child, at) => {
      if (child.dataset.id && !node.dataset.id) node.dataset.id = child.dataset.id;
      child.replaceWith(...(at > 0 ? [document.createElement("br")] : []), ...child.childNodes);
    });
  }
};

const spaced = (block) => [...(block.previousSibling ? [document.createElement("br")] : []), ...block.childNodes];

// Word writes lists as paragraphs with a marker: they become lists again, as deep as they were.
const listed = (root, lists) => {
  let open = [];
  for (const node of [...root.childNodes]) {
    const item = lists.get(node);
    if (!item) {
      if (node.nodeType === Node.ELEMENT_NODE || /\S/.test(node.data ?? "")) open = [];
      continue;
    }
    while (open.length > item.level) open.pop();
    while (open.length < item.level) {
      const list = document.createElement(item.ordered ? "ol" : "ul");
      const holder = open.at(-1)?.lastElementChild ?? open.at(-1);
      if (holder) holder.append(list);
      else node.before(list);
      open.push(list);
    }
    const entry = document.createElement("li");
    entry.append(...node.childNodes);
    open.at(-1).append(entry);
    node.remove();
  }
};

const tidy = (root) => {
  const trimmed = (text, edge) => text.replace(edge === "start" ? /^[ \u00a0]+/ : /[ \u00a0]+$/, "");
  for (const node of root.querySelectorAll("table,thead,tbody,tfoot,tr,ul,ol")) {
    for (const child of [...node.childNodes]) if (child.nodeType === Node.TEXT_NODE && isBlank(child)) child.remove();
  }
  for (const node of root.querySelectorAll("p,h1,h2,h3,h4,h5,h6,li,caption,td,th")) {
    const edges = [[node.firstChild, "start"], [node.lastChild, "end"]];
    for (const [edge, side] of edges) if (edge?.nodeType === Node.TEXT_NODE) edge.data = trimmed(edge.data, side);
    while (node.lastChild?.localName === "br") node.lastChild.remove();
  }
  for (const node of root.querySelectorAll("strong,em,s,a,sub,sup")) if (!node.textContent && !node.firstElementChild) node.remove();
  for (const node of root.querySelectorAll("p,h1,h2,h3,h4,h5,h6,blockquote")) if (isBlank(node)) node.remove();
  for (const node of root.querySelectorAll("li")) if (isBlank(node)) node.remove();
  for (const node of root.querySelectorAll("table,ul,ol")) if (isBlank(node)) node.remove();
  for (const node of root.querySelectorAll("[data-given]")) delete node.dataset.given;
  root.normalize();
};

/// The plain form of pasted HTML: a fragment to be put on the sheet, and how many images there were.
export function cleaned(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const cleaner = new Cleaner();
  const root = document.createElement("div");
  cleaner.children(parsed.body, root);
  settle(root);
  listed(root, cleaner.lists);
  tidy(root);
  const fragment = document.createDocumentFragment();
  fragment.append(...root.childNodes);
  return { fragment, images: cleaner.images };
}

/// The same of plain text: a paragraph a blank line, or a line where there are none.
export function paragraphs(text) {
  const fragment = document.createDocumentFragment();
  const lines = text.replace(/\r\n?/g, "\n").trim();
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n(?:[ \t]*\n)+/) : lines.split("\n");
  for (const part of parts.filter((one) => /\S/.test(one))) {
    const paragraph = document.createElement("p");
    part.split("\n").forEach((line, at) => paragraph.append(...(at ? [document.createElement("br")] : []), line));
    fragment.append(paragraph);
  }
  return fragment;
}
