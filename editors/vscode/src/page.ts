// The page of the ledger view: the table, its filters, and the keys. It runs in the view, without a network.
import type { Claim, FromPage, Ledger, Part, Source, ToPage } from "./claim";

declare function acquireVsCodeApi(): { postMessage(said: FromPage): void; getState(): unknown; setState(state: unknown): void };

/** What the writer wants to see. No choice in a list means all of it. */
interface Filter {
  grades: string[];
  harms: string[];
  words: string;
}

const HARMS: Record<string, string> = {
  death: "killed or dead",
  injury: "hurt",
  casualties: "killed and hurt",
  missing: "missing",
  displacement: "displaced",
  detention: "detained",
  abduction: "abducted",
  violence: "violence",
  affected: "affected",
};

const GRADES: Record<Source["grade"], string> = { named: "named", described: "described", vague: "vague", none: "none found" };

const TIMES: Record<string, string> = {
  absolute: "a day",
  coarse: "month, year, season",
  "as-of": "as of a day",
  anchored: "worked out",
  partial: "no year",
  unanchored: "no date to count from",
  vague: "vague",
  document: "the draft’s own date",
  none: "none found",
};

/** Times that a later reader cannot place. */
const UNPLACED = ["partial", "unanchored", "vague", "none"];

const STATUSES: Record<string, string> = { asserted: "", denied: "denied", question: "a question", zero: "nobody harmed", historical: "long past" };

const editor = acquireVsCodeApi();
const main = document.getElementById("ledger") as HTMLElement;
let ledger: Ledger | undefined;
let draft = "";
let here: number[] = [];
let filter: Filter = { grades: [], harms: [], words: "", ...(editor.getState() as Partial<Filter> | undefined) };

/** An element with attributes and what is in it. Text stays text: nothing of a draft is read as markup. */
function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...within: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...within);
  return made;
}

const said = element("p", { class: "said" });
const shown = element("p", { class: "shown", role: "status" });
const chips = element("div", { class: "filters" });
const search = element("input", { type: "search", placeholder: "Find in the rows", "aria-label": "Find in the rows", spellcheck: "false" });
const bar = element("div", { class: "bar" }, search, chips);
const body = element("tbody", { role: "rowgroup" });
const caption = element("caption");
// The roles are those that the elements have by themselves, and lose where a narrow view shows rows as cards.
const table = element("table", { role: "table" }, caption, head(), body);

function head(): HTMLElement {
  const names = ["Figure", "Harm", "People", "Source", "When", "Status"];
  const cells = names.map((name) => element("th", { scope: "col", role: "columnheader", class: name.toLowerCase() }, name));
  return element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...cells));
}

function nothing(why: string): void {
  ledger = undefined;
  main.replaceChildren(element("p", { class: "said" }, why));
}

function draw(): void {
  if (ledger === undefined) {
    return;
  }
  said.textContent = sentence(ledger.summary);
  caption.textContent = `The figures of harm in ${draft}`;
  drawChips(ledger.claims);
  drawRows(ledger.claims);
  // Where there are no rows there is nothing to choose from.
  bar.hidden = ledger.claims.length === 0;
  if (!table.isConnected) {
    const note = element("p", { class: "note" }, "sitlint reads wording, not truth: nothing was verified.");
    main.replaceChildren(said, bar, shown, table, note);
  }
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function drawChips(claims: Claim[]): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset["chip"];
  const group = (label: string, chosen: "grades" | "harms", names: Record<string, string>, of: (claim: Claim) => string): HTMLElement => {
    const counts = new Map<string, number>();
    claims.forEach((claim) => counts.set(of(claim), (counts.get(of(claim)) ?? 0) + 1));
    // A choice stays to be seen, and taken back, when its last row has gone.
    const values = Object.keys(names).filter((value) => counts.has(value) || filter[chosen].includes(value));
    const buttons = values.map((value) => {
      const pressed = filter[chosen].includes(value);
      const attributes = { type: "button", class: `chip ${value}`, "aria-pressed": String(pressed), "data-chip": `${chosen}.${value}` };
      const button = element("button", attributes, `${names[value] ?? value} `, element("span", { class: "count" }, String(counts.get(value) ?? 0)));
      button.addEventListener("click", () => choose(chosen, value));
      return button;
    });
    const name = element("span", { class: "label" }, label);
    const within = element("div", { class: "chips" }, ...buttons);
    return element("div", { role: "group", class: "group", "aria-label": `Show by ${label.toLowerCase()}` }, name, within);
  };
  chips.replaceChildren(
    group("Source", "grades", GRADES, (claim) => claim.source.grade),
    group("Harm", "harms", HARMS, (claim) => claim.harm),
  );
  if (focused !== undefined) {
    chips.querySelector<HTMLElement>(`[data-chip="${focused}"]`)?.focus();
  }
}

function choose(chosen: "grades" | "harms", value: string): void {
  const before = filter[chosen];
  set({ [chosen]: before.includes(value) ? before.filter((one) => one !== value) : [...before, value] });
}

function set(change: Partial<Filter>): void {
  filter = { ...filter, ...change };
  editor.setState(filter);
  draw();
}

function drawRows(claims: Claim[]): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset["part"];
  const visible = claims.flatMap((claim, index) => (wanted(claim) ? [row(claim, index)] : []));
  body.replaceChildren(...visible);
  const all = visible.length === claims.length;
  shown.textContent = all ? "" : visible.length === 0 ? "No row is like that." : `${visible.length} of ${claims.length} rows`;
  table.hidden = visible.length === 0;
  // A column that says nothing takes no room from those that do.
  table.classList.toggle("no-people", claims.every((claim) => people(claim) === ""));
  table.classList.toggle("no-status", claims.every((claim) => status(claim) === ""));
  markHere();
  if (focused !== undefined) {
    body.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus();
  }
}

function wanted(claim: Claim): boolean {
  const { grades, harms, words } = filter;
  const text = [claim.text, claim.people, claim.source.text, claim.time.text, claim.time.from, HARMS[claim.harm], claim.basis].join(" ").toLowerCase();
  return (
    (grades.length === 0 || grades.includes(claim.source.grade)) &&
    (harms.length === 0 || harms.includes(claim.harm)) &&
    words.toLowerCase().split(/\s+/).every((word) => text.includes(word))
  );
}

function row(claim: Claim, index: number): HTMLElement {
  const { source, time } = claim;
  const lead = (part: Part, text: string): HTMLElement => {
    const button = element("button", { type: "button", class: "lead", dir: "auto", "data-part": `${index}.${part}` }, text);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      editor.postMessage({ kind: "go", claim: index, part });
    });
    return button;
  };
  const grade = (name: string, kind: string): HTMLElement => element("span", { class: `grade ${kind}` }, name);
  const words = (part: Part, text: string | null, range: unknown): (Node | string)[] =>
    text === null || text === "" ? [] : [range === null ? element("span", { dir: "auto" }, text) : lead(part, text), " "];
  const cell = (name: string, ...within: (Node | string)[]): HTMLElement =>
    element("td", { role: "cell", class: name.toLowerCase(), "data-name": name, dir: "auto" }, ...within);
  const days = time.grade === "absolute" ? [] : dates(time.from, time.to);
  const made = element(
    "tr",
    { role: "row", "data-claim": String(index) },
    element("th", { scope: "row", role: "rowheader" }, lead("figure", claim.text), ...small(count(claim))),
    cell("Harm", HARMS[claim.harm] ?? claim.harm),
    cell("People", people(claim)),
    cell("Source", ...words("source", source.text, source.range), grade(GRADES[source.grade] ?? source.grade, source.grade)),
    cell(
      "When",
      ...words("time", time.text, time.range),
      ...(days.length === 0 ? [] : [element("span", { class: "days" }, ...days), " "]),
      grade(TIMES[time.grade] ?? time.grade, UNPLACED.includes(time.grade) ? "none" : "named"),
    ),
    cell("Status", status(claim)),
  );
  made.addEventListener("click", () => editor.postMessage({ kind: "go", claim: index, part: "figure" }));
  return made;
}

function small(text: string): Node[] {
  return text === "" ? [] : [element("span", { class: "small" }, text)];
}

/** How many, in digits, where the words do not already say it so. */
function count({ min, max, approximate, text }: Claim): string {
  const digits = (number: number): string => number.toLocaleString("en");
  const many =
    min === null && max === null
      ? ""
      : min === max
        ? digits(min as number)
        : min === null
          ? `${digits(max as number)} or fewer`
          : max === null
            ? `${digits(min)} or more`
            : `${digits(min)} to ${digits(max)}`;
  const plain = text.replace(/[,\s\u00a0\u202f]/g, "");
  if (many === "" || (min === max && plain.includes(String(min)))) {
    return "";
  }
  return approximate ? `about ${many}` : many;
}

/** Who they are, where the figure does not already say so. */
function people({ people, text }: Claim): string {
  return people === null || text.includes(people) ? "" : people;
}

function status({ status, basis }: Claim): string {
  return [STATUSES[status] ?? status, basis ?? ""].filter((word) => word !== "").join(", ");
}

/** The first and the last day. */
function dates(from: string | null, to: string | null): (Node | string)[] {
  const day = (date: string): HTMLElement => element("time", { datetime: date }, date);
  if (from !== null && to !== null) {
    return from === to ? [day(from)] : [day(from), " to ", day(to)];
  }
  return [...(from === null ? [] : ["from ", day(from)]), ...(to === null ? [] : ["to ", day(to)])];
}

function markHere(): void {
  for (const one of body.querySelectorAll<HTMLElement>("tr")) {
    if (here.includes(Number(one.dataset["claim"]))) {
      one.setAttribute("aria-current", "true");
    } else {
      one.removeAttribute("aria-current");
    }
  }
  const first = body.querySelector("tr[aria-current]");
  // A writer who walks through the rows is not to have them moved.
  if (!document.hasFocus()) {
    first?.scrollIntoView({ block: "nearest" });
  }
}

/** Up and down walk through the rows, and the draft follows; Home and End go to the ends. */
function walk(event: KeyboardEvent): void {
  const leads = [...body.querySelectorAll<HTMLElement>("th .lead")];
  const row = (event.target as HTMLElement).closest("tr");
  const at = leads.findIndex((lead) => row?.contains(lead));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: leads.length - 1 }[event.key];
  const next = to === undefined ? undefined : leads[to];
  if (next === undefined || (event.target as HTMLElement).dataset["part"] === undefined) {
    return;
  }
  event.preventDefault();
  next.focus();
  editor.postMessage({ kind: "look", claim: Number(next.closest("tr")?.dataset["claim"]), part: "figure" });
}

search.value = filter.words;
search.addEventListener("input", () => set({ words: search.value }));
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    body.querySelector<HTMLElement>(".lead")?.focus();
  }
});
body.addEventListener("keydown", walk);
window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === "nothing") {
    nothing(data.why);
  } else if (data.kind === "here") {
    here = data.claims;
    markHere();
  } else {
    ({ ledger, draft } = data);
    draw();
  }
});
editor.postMessage({ kind: "ready" });
