// The page: what is typed, pasted or dropped goes to the program on this machine, and what it says stands beside the words.
// Nothing is stored: the draft is on the sheet and nowhere else.

import { EXAMPLE } from "./example.js";
import { Marks } from "./marks.js";
import { dayOf, el, explanation, kindOf, ledger, questions, reading } from "./panel.js";
import { clean, offsetOf, plain, rangeOf, read } from "./paper.js";
import { cleaned, paragraphs } from "./paste.js";

const $ = (id) => document.getElementById(id);
const [paper, desk, popover] = [$("paper"), $("desk"), $("popover")];
const marks = new Marks(document.querySelector(".sheet"));
const PAUSE = 120; // milliseconds after the last key
const CALM = 1200; // milliseconds before a screen reader is told of new counts
const narrow = matchMedia("(max-width: 820px)");

const state = {
  date: "", // the day that the writer gave
  decided: false, // whether the date was given or passed over
  name: "", // of the file that was opened
  images: 0, // of that file
  edits: 0, // counts changes of the sheet
  checked: -1, // the edit that the answer is about
  answer: null,
  snapshot: null,
  list: [],
  current: null, // the question that is explained
  at: null, // the words that are explained
  noted: false, // whether the notes on style are looked at
};

// —— Asking ——————————————————————————————————————————————————————————————————————————————————————————————————————

const ask = async (path, options) => {
  let reply;
  try {
    reply = await fetch(path, { cache: "no-store", ...options });
  } catch {
    throw new Error("sitlint has stopped. Your text is still on this page: copy it, then start sitlint again.");
  }
  if (reply.status === 204) return null;
  if (reply.ok && path.startsWith("rule/")) return reply.text();
  const json = await reply.json().catch(() => ({ error: "sitlint gave no answer. Load the page again." }));
  if (!reply.ok) throw new Error(json.error);
  return json;
};

const post = (path, body) => ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const draft = (html) => ({ html, date: state.date, name: state.name, images: state.images, serial: state.edits, notes: state.noted });

let timer = 0;
let asking = null;

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
};

// One question at a time is on its way; what was typed meanwhile is asked after it.
const check = async () => {
  clearTimeout(timer);
  if (asking) return asking.then(check);
  if (state.checked === state.edits) return undefined;
  const snapshot = read(paper);
  asking = post("check", draft(snapshot.html));
  try {
    const answer = await asking;
    if (answer.serial === state.edits) show(answer, snapshot);
    notice("");
  } catch (error) {
    notice(error.message);
    state.checked = state.edits;
  } finally {
    asking = null;
  }
  if (state.checked !== state.edits) soon();
  return undefined;
};

// —— Showing ——————————————————————————————————————————————————————————————————————————————————————————————————————

const isEmpty = () => !/[^\s\u200b]/.test(paper.textContent) && !paper.querySelector("table,[data-image]");

const show = (answer, snapshot) => {
  Object.assign(state, { answer, snapshot, checked: answer.serial });
  const known = new Map();
  state.list = answer.questions.map((question) => {
    const name = `${question.points.map((point) => point.rule).join()}|${question.words}`;
    known.set(name, (known.get(name) ?? 0) + 1);
    const whole = question.at[0] === question.at[1] && question.at[0] === 0;
    const ranges = [question.at, ...question.also].map((at) => rangeOf(snapshot, at));
    return { ...question, whole, key: `${name}|${known.get(name)}`, range: whole ? null : ranges[0], others: ranges.slice(1).filter(Boolean) };
  });
  underline();
  beside();
  dated();
  for (const id of ["copy-list", "copy-text", "new", "date"]) $(id).hidden = isEmpty();
  $("copy-list").hidden ||= state.list.length === 0;
  if (answer.troubles.length) notice(answer.troubles.join(" "));
  announce();
};

const isShown = (question) => kindOf(question) !== "note" || state.noted;

const underline = () => {
  const shown = state.list.filter(isShown);
  for (const kind of ["error", "warning", "note"]) {
    marks.set(kind, shown.filter((question) => kindOf(question) === kind).map((question) => question.range).filter(Boolean));
  }
  marks.set("also", shown.flatMap((question) => question.others));
  marks.set("active", state.at && !popover.hidden ? [state.at] : []);
};

const beside = () => {
  const empty = isEmpty();
  document.body.dataset.state = empty ? "empty" : "draft";
  const focused = document.activeElement?.dataset?.key;
  if (empty) {
    $("read").replaceChildren(
      el("p", { class: "summary" }, "Every figure of harm in your draft will stand here: how many, what happened, according to whom, and when."));
    $("claims").replaceChildren();
    $("asked").replaceChildren(el("p", { class: "soft" }, "And here, what a careful reader would ask: Who counted? When? Is that the same man?"));
  } else {
    const { answer } = state;
    $("read").replaceChildren(el("p", { class: "summary" }, answer.summary));
    $("claims").replaceChildren(ledger(answer, go, explain));
    const groups = questions(state.list, { open, noted: state.noted, note: notes });
    const hint = el("p", { class: "hint" }, el("kbd", {}, "F8"), " goes to the next question, ", el("kbd", {}, "Esc"), " closes it.");
    $("asked").replaceChildren(...(groups.length ? [...groups, hint] : [el("p", { class: "summary" }, answer.quiet ?? "")]));
  }
  for (const place of ["count", "jump"]) {
    $(`${place}-ledger`).textContent = empty ? "" : String(state.answer.claims.length);
    $(`${place}-questions`).textContent = empty ? "" : String(state.list.filter((question) => kindOf(question) !== "note").length);
  }
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  current();
};

const current = () => {
  for (const button of document.querySelectorAll(".question")) {
    button.toggleAttribute("aria-current", false);
    if (!popover.hidden && button.dataset.key === state.current) button.setAttribute("aria-current", "true");
  }
};

const notes = (noted) => {
  if (state.noted === noted) return;
  state.noted = noted;
  underline();
};

let calm = 0;
let told = "";
const say = (sentence) => {
  $("live").textContent = sentence;
};
const announce = () => {
  clearTimeout(calm);
  calm = setTimeout(() => {
    if (isEmpty()) return;
    const count = state.list.filter((question) => kindOf(question) !== "note").length;
    const sentence = `${state.answer.summary} ${count === 1 ? "1 question" : `${count} questions`}.`;
    if (sentence !== told) say((told = sentence));
  }, CALM);
};

let fading = 0;
const toast = (sentence) => {
  say(sentence);
  $("toast").textContent = sentence;
  $("toast").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => ($("toast").hidden = true), 4000);
};

const notice = (sentence) => {
  if ($("notice").textContent !== sentence) $("notice").textContent = sentence;
};

// —— The date ——————————————————————————————————————————————————————————————————————————————————————————————————————

const FOUND = {
  header: "in the text", dateline: "in its dateline", period: "in its reporting period", "file-name": "in the name of the file",
  "page-header": "in the page headers", "front-matter": "at its head",
};

const dated = () => {
  const { date } = state.answer;
  $("date-said").textContent = date ? dayOf(date.day) : "no date yet";
  $("date").title = date && FOUND[date.from] ? `Found ${FOUND[date.from]}. Change it` : "Change the date of this report";
  // A day from the settings was given already.
  if (date?.from === "given") state.decided = true;
  if (isEmpty() || state.decided) return;
  if ($("ask").hidden) openDate(date);
};

const openDate = (date) => {
  $("day").value = state.date || date?.day || "";
  $("ask-why").textContent = date && FOUND[date.from]
    ? `${dayOf(date.day)} was found ${FOUND[date.from]}. “Friday” and “last week” are counted from it.`
    : "“Friday” and “last week” are counted from it.";
  $("ask").hidden = false;
};

const closeDate = () => {
  const inside = $("ask").contains(document.activeElement);
  state.decided = true;
  $("ask").hidden = true;
  if (inside) paper.focus({ preventScroll: true });
};

$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  // A day that the text tells stays the text's own.
  const told = state.answer?.date;
  state.date = told && told.from !== "given" && told.day === $("day").value ? "" : $("day").value;
  closeDate();
  changed();
});
$("skip").addEventListener("click", closeDate);
$("date").addEventListener("click", () => {
  view("draft");
  openDate(state.answer?.date);
  desk.scrollTop = 0;
  $("day").focus();
});

// —— Going to words, and explaining them ——————————————————————————————————————————————————————————————————————————————

const reveal = (range) => {
  const box = range.getBoundingClientRect();
  const frame = desk.getBoundingClientRect();
  const room = narrow.matches ? frame.height * 0.38 : frame.height;
  if (box.top < frame.top + 40 || box.bottom > frame.top + room - 60) {
    desk.scrollBy({ top: box.top - frame.top - room * 0.34, behavior: "instant" });
  }
};

const select = (range) => {
  paper.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range.cloneRange());
};

const go = (at) => {
  const range = rangeOf(state.snapshot, at);
  if (!range) return;
  close();
  view("draft");
  reveal(range);
  select(range);
  marks.set("active", [range]);
};

// A figure that is asked about is explained by its question; another by how it was read.
const explain = (claim, byKey) => {
  const question = state.list.filter(isShown).find(({ at }) => at[0] < claim.at[1] && claim.at[0] < at[1]);
  if (question) return open(question, byKey);
  go(claim.at);
  state.current = null;
  popover.replaceChildren(...reading(claim, { place: "", close: () => close(true) }));
  lift(rangeOf(state.snapshot, claim.at), byKey);
  return undefined;
};

const claimAt = ([from, to]) => state.answer.claims.find(({ at }) => at[0] < to && from < at[1]);

const open = (question, byKey) => {
  view("draft");
  state.current = question.key;
  const list = state.list.filter(isShown);
  const place = question.whole ? "The whole draft" : `Paragraph ${question.paragraph}`;
  popover.replaceChildren(...explanation(question, claimAt(question.at), {
    place, go, fix, why, step: (by) => step(by, true), close: () => close(true),
  }));
  if (question.range) reveal(question.range);
  lift(question.range, byKey);
  if (byKey) {
    say(`Question ${list.findIndex((one) => one.key === question.key) + 1} of ${list.length}. ${question.message}`);
  }
};

// Shows the explanation beside its words.
const lift = (range, byKey) => {
  state.at = range;
  popover.hidden = false;
  popover.scrollTop = 0;
  settle();
  underline();
  current();
  if (!byKey) return;
  if (range) select(range);
  popover.focus({ preventScroll: true });
};

const settle = () => {
  if (popover.hidden || narrow.matches) return;
  const frame = desk.getBoundingClientRect();
  // Words that run over a line's end are pointed at from below their last ones.
  const last = state.at && [...state.at.getClientRects()].at(-1);
  const box = last ?? { left: frame.left + 40, top: frame.top + 30, bottom: frame.top + 30 };
  const { offsetWidth: width, offsetHeight: height } = popover;
  const below = box.bottom + 10;
  const top = below + height < innerHeight - 8 || box.top < height + 70 ? Math.min(below, innerHeight - height - 8) : box.top - height - 10;
  popover.style.top = `${Math.max(top, 8)}px`;
  popover.style.left = `${Math.max(8, Math.min(box.left - 12, innerWidth - width - 12))}px`;
};

const close = (back) => {
  if (popover.hidden) return;
  const inside = popover.contains(document.activeElement);
  popover.hidden = true;
  underline();
  current();
  if (back && (inside || back === "words") && state.at) select(state.at);
};

const step = (by, byKey) => {
  const list = state.list.filter(isShown);
  if (list.length === 0) return say(state.answer?.quiet ?? "");
  let at = popover.hidden ? -1 : list.findIndex((question) => question.key === state.current);
  if (at < 0) {
    const selection = getSelection();
    const caret = (paper.contains(selection.focusNode) && state.snapshot && offsetOf(state.snapshot, selection.focusNode, selection.focusOffset)) || 0;
    const after = list.findIndex((question) => question.at[0] >= caret);
    at = by > 0 ? (after < 0 ? list.length : after) - 1 : after < 0 ? list.length : after;
  }
  open(list[(at + by + list.length) % list.length], byKey);
  return undefined;
};

const why = async (rules) => {
  try {
    const pages = await Promise.all([...new Set(rules)].map((rule) => ask(`rule/${encodeURIComponent(rule)}`)));
    const parsed = new DOMParser().parseFromString(pages.join("<hr>"), "text/html");
    const page = document.querySelector("#why .page");
    page.replaceChildren(...parsed.body.childNodes);
    $("why").showModal();
    page.scrollTop = 0;
  } catch (error) {
    toast(error.message);
  }
};

const fix = async (asked, rule, at) => {
  await check(); // the places are those of the text as it is now
  const question = state.list.find((one) => one.key === asked.key);
  const mend = question?.points.find((point) => point.rule === rule)?.fixes[at];
  if (!mend) return toast("The text has changed. Look again, please.");
  close();
  const edits = [...mend.edits].sort((a, b) => b.at[0] - a.at[0]);
  for (const { at: stretch, text } of edits) {
    const range = rangeOf(state.snapshot, stretch);
    if (!range) continue;
    select(range);
    document.execCommand(text === "" ? "delete" : "insertText", false, text);
  }
  blank();
  say(`Done: ${mend.title}`);
  return undefined;
};

// Words that only the writer knows are waited for: the caret is put on them.
const blank = () => {
  const selection = getSelection();
  const node = selection.focusNode;
  const hole = node?.nodeType === Node.TEXT_NODE && /‹[^›]*›/.exec(node.data);
  if (!hole) return;
  const range = document.createRange();
  range.setStart(node, hole.index);
  range.setEnd(node, hole.index + hole[0].length);
  select(range);
};

// —— The sheet ——————————————————————————————————————————————————————————————————————————————————————————————————————

const changed = () => {
  state.edits += 1;
  if (!paper.firstElementChild) {
    paper.replaceChildren(el("p", {}, el("br")));
    const range = document.createRange();
    range.setStart(paper.firstChild, 0);
    if (document.activeElement === paper) select(range);
  }
  if (isEmpty()) {
    // An empty sheet is a new one.
    Object.assign(state, { decided: false, date: "", name: "", images: 0 });
    $("ask").hidden = true;
  }
  document.body.dataset.state = isEmpty() ? "empty" : "draft";
  marks.draw();
  soon();
};

// Browsers dress what they insert: it is undressed, as what it looks like is the sheet's own affair. Only attributes go:
// without its elements the browser could not undo.
const undress = () => {
  for (const node of paper.querySelectorAll("[style]")) node.removeAttribute("style");
};

const insert = (fragment) => {
  if (isEmpty()) {
    paper.replaceChildren(fragment);
    paper.focus({ preventScroll: true });
    getSelection().selectAllChildren(paper);
    getSelection().collapseToEnd();
    desk.scrollTop = 0;
  } else {
    const holder = el("div", {}, fragment);
    // One paragraph goes on in the one that it is put into.
    const inline = holder.children.length === 1 && holder.firstElementChild.localName === "p";
    document.execCommand("insertHTML", false, inline ? holder.firstElementChild.innerHTML : holder.innerHTML);
    undress();
  }
  changed();
};

const paste = (data) => {
  const html = data.getData("text/html");
  const file = [...data.files].find((one) => /\.(docx|docm|odt|fodt|md|markdown|html?|xhtml|txt|text)$/i.test(one.name));
  if (html) {
    const { fragment, images } = cleaned(html);
    insert(fragment);
    if (images) toast(`Not read: ${images === 1 ? "1 image" : `${images} images`}.`);
  } else if (file) {
    load(file);
  } else if (data.getData("text/plain")) {
    insert(paragraphs(data.getData("text/plain")));
  } else if (data.files.length) {
    toast("That is no draft: sitlint reads .docx, .odt, .md, .html and .txt.");
  }
};

const put = ({ html, images, name, date }) => {
  close();
  const { fragment } = cleaned(html);
  paper.replaceChildren(fragment);
  Object.assign(state, { name: name ?? "", images: images ?? 0, date: "", decided: false });
  // A day that only the file's name or its page headers tell is not on the sheet.
  if (date && ["page-header", "file-name", "front-matter"].includes(date.from)) state.date = date.day;
  $("ask").hidden = true;
  desk.scrollTop = 0;
  view("draft");
  changed();
};

const load = async (file) => {
  if (!isEmpty() && !confirm("Put this file in the place of the draft on the page?")) return;
  try {
    put(await ask(`open?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }));
    notice("");
  } catch (error) {
    notice(error.message);
    view("draft");
  }
};

paper.addEventListener("input", () => {
  close();
  changed();
});
paper.addEventListener("paste", (event) => {
  event.preventDefault();
  paste(event.clipboardData);
});
paper.addEventListener("dragstart", (event) => event.preventDefault());
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.querySelector(".sheet").classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.querySelector(".sheet").classList.remove("over");
});
addEventListener("drop", (event) => {
  event.preventDefault();
  document.querySelector(".sheet").classList.remove("over");
  if (event.dataTransfer.files.length) load(event.dataTransfer.files[0]);
  else {
    paper.focus();
    paste(event.dataTransfer);
  }
});

paper.addEventListener("click", (event) => {
  const selection = getSelection();
  if (!selection.isCollapsed || !state.snapshot) return;
  const hit = (range) => [...range.getClientRects()].some((box) =>
    event.clientX >= box.left - 1 && event.clientX <= box.right + 1 && event.clientY >= box.top - 2 && event.clientY <= box.bottom + 4);
  const near = (range) => range.isPointInRange(selection.focusNode, selection.focusOffset);
  const found = state.list.filter(isShown).filter((question) => [question.range, ...question.others].some((range) => range && near(range) && hit(range)));
  if (found.length) open(found[0], false);
  else close();
});

const copied = (kind) => (event) => {
  const selection = getSelection();
  if (selection.isCollapsed) return;
  event.preventDefault();
  const holder = el("div", {}, selection.getRangeAt(0).cloneContents());
  event.clipboardData.setData("text/html", clean(holder));
  event.clipboardData.setData("text/plain", plain(holder));
  if (kind === "cut") document.execCommand("delete");
};
paper.addEventListener("copy", copied("copy"));
paper.addEventListener("cut", copied("cut"));

// —— The tools ——————————————————————————————————————————————————————————————————————————————————————————————————————

// What is copied is text and HTML at once: an e-mail takes the one that it can show.
const copy = async (making) => {
  const blob = (kind) => Promise.resolve(making).then((made) => new Blob([made[kind === "text/html" ? "html" : "text"]], { type: kind }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html"), "text/plain": blob("text/plain") })]);
  } catch {
    const made = await making;
    const hand = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/html", made.html);
      event.clipboardData.setData("text/plain", made.text);
    };
    document.addEventListener("copy", hand, { capture: true, once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", hand, { capture: true });
  }
};

$("copy-list").addEventListener("click", async () => {
  try {
    const making = post("list", draft(read(paper).html));
    await copy(making);
    const { count, text } = await making;
    const masked = text.includes("[masked]") ? " What should not travel is masked." : "";
    toast(`${count === 1 ? "1 question" : `${count} questions`} copied as a list.${masked}`);
  } catch (error) {
    toast(error.message);
  }
});
$("copy-text").addEventListener("click", async () => {
  await copy({ html: clean(paper), text: plain(paper) });
  toast("The text is copied, with its formatting.");
});
$("new").addEventListener("click", () => {
  if (!confirm("Clear the page? Nothing of the draft is kept.")) return;
  put({ html: "" });
  paper.focus();
});
for (const id of ["open", "choose"]) $(id).addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  if (file) load(file);
  $("file").value = "";
});
$("example").addEventListener("click", () => put({ html: EXAMPLE }));

const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = (isDark) => {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(isDark));
};
const follow = () => dress(dark.matches);
dark.addEventListener("change", follow);
follow();
$("theme").addEventListener("click", () => {
  dark.removeEventListener("change", follow);
  dress(document.documentElement.dataset.theme !== "dark");
});

const TABS = ["draft", "ledger", "questions"];
const view = (name) => {
  document.body.dataset.tab = name;
  for (const tab of TABS) {
    $(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    $(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  if (name !== "draft" && narrow.matches) close();
};
for (const tab of TABS) {
  $(`tab-${tab}`).addEventListener("click", () => view(tab));
  $(`tab-${tab}`).addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
    view(next);
    $(`tab-${next}`).focus();
  });
}
document.querySelector('.skip[href="#questions"]').addEventListener("click", () => view("questions"));

addEventListener("keydown", (event) => {
  if ($("why").open) return;
  const down = event.key === "F8" || (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp"));
  if (down) {
    event.preventDefault();
    step(event.shiftKey || event.key === "ArrowUp" ? -1 : 1, true);
  } else if (event.key === "Escape" && !popover.hidden) {
    event.preventDefault();
    close("words");
  }
});
desk.addEventListener("scroll", settle, { passive: true });
addEventListener("resize", () => {
  settle();
  marks.draw();
});
addEventListener("pointerdown", (event) => {
  const keeps = event.target.closest("#popover, #paper, .question, dialog");
  if (!keeps) close();
});
addEventListener("beforeunload", (event) => {
  if (!isEmpty()) event.preventDefault();
});

document.execCommand("defaultParagraphSeparator", false, "p");
beside();
ask("first").then((opened) => (opened ? put(opened) : paper.focus({ preventScroll: true })), (error) => notice(error.message));
