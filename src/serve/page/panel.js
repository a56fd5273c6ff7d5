// What stands beside the sheet: the ledger, the questions, and the explanation of one of them.

/// An element with its attributes and what stands in it. Words are never markup.
export function el(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
  return element;
}

// Words of the draft keep their own direction.
const words = (text) => el("bdi", {}, text);

export const GROUPS = [
  { kind: "error", title: "Before it goes out" },
  { kind: "warning", title: "Worth a look" },
  { kind: "note", title: "Style notes" },
];
export const kindOf = (question) => (question.severity === "error" || question.severity === "warning" ? question.severity : "note");

const GRADES = { named: "named", described: "described, not named", vague: "vague", none: "none found" };
const TIMES = {
  absolute: "", coarse: "no day", "as-of": "as of", anchored: "", partial: "no year", unanchored: "the report has no date to count from",
  vague: "vague", document: "date of the report", none: "none found",
};
const PERIOD = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = "January February March April May June July August September October November December".split(" ");

/// A day as people write it.
export function dayOf(iso) {
  const parts = PERIOD.exec(iso ?? "");
  return parts ? `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}` : (iso ?? "");
}

const jump = (go, at, text, kind = "") =>
  at ? el("button", { type: "button", class: `link ${kind}`, click: () => go(at) }, words(text)) : el("span", { class: kind }, words(text));

// The first quoted words of a message stand out: they are what it is about.
const emphasised = (message) => {
  const quote = /^“[^”]*”/.exec(message);
  return quote ? [el("strong", {}, words(quote[0])), message.slice(quote[0].length)] : [message];
};

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/// The ledger: what was read, before anything is asked.
export function ledger(answer, go, explain) {
  const table = el("table", { class: "claims" },
    el("caption", { class: "unseen" }, "Figures of harm in this draft"),
    el("colgroup", {}, el("col"), el("col"), el("col")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Figure"), el("th", { scope: "col" }, "According to"), el("th", { scope: "col" }, "When"))),
    el("tbody", {}, ...answer.claims.map((claim) => row(claim, go, explain))));
  return answer.claims.length ? table : "";
}

// A footnote is told as one: its mark says nothing.
const told = (source) => ({ footnote: `Footnote ${source.text}`, link: `Link: ${source.text}` })[source.how] ?? source.text;

const row = (claim, go, explain) => {
  const { source, time } = claim;
  const status = claim.status === "asserted" ? "" : ` (${claim.status})`;
  const named = source.text && source.grade !== "none";
  const when = time.days ? capital(time.days) : time.text ?? capital(TIMES[time.grade]);
  return el("tr", {},
    el("th", { scope: "row", class: "cell" }, el("button", { type: "button", class: "link figure", click: (event) => explain(claim, event.detail === 0) }, words(claim.text)), el("small", {}, `${claim.harm}${status}`)),
    el("td", { title: source.why },
      el("span", { class: `grade ${source.grade}` }, el("span", { class: "sign", "aria-hidden": "true" }),
        named ? jump(go, source.at, told(source)) : el("span", {}, capital(GRADES[source.grade]))),
      named && source.grade !== "named" ? el("small", {}, GRADES[source.grade]) : null),
    el("td", { title: time.why }, jump(go, time.at, when),
      time.days && time.text && time.text !== time.days ? el("small", {}, words(`“${time.text}”`)) : null,
      !time.days && time.text && TIMES[time.grade] ? el("small", {}, TIMES[time.grade]) : time.days && TIMES[time.grade] ? el("small", {}, TIMES[time.grade]) : null));
};

/// The questions in their groups. Notes stay closed until somebody wants them.
export function questions(list, { open, noted, note }) {
  const groups = GROUPS.map(({ kind, title }) => ({ kind, title, all: list.filter((question) => kindOf(question) === kind) }));
  return groups.filter(({ all }) => all.length).map(({ kind, title, all }) => {
    const head = [el("span", { class: `rule ${kind}`, "aria-hidden": "true" }), `${title} `, el("span", { class: "soft" }, String(all.length))];
    const items = el("ol", {}, ...all.map((question) => item(question, open)));
    if (kind !== "note") return el("div", { class: "group" }, el("h3", {}, ...head), items);
    return el("details", { class: "group", open: noted, toggle: (event) => note(event.target.open) }, el("summary", {}, ...head), items);
  });
}

const item = (question, open) => {
  const told = question.message.includes(question.words) || !question.words;
  return el("li", {},
    el("button", { type: "button", class: "question", "data-key": question.key, click: (event) => open(question, event.detail === 0) },
      el("span", { class: "number" }, el("span", { class: "unseen" }, "Paragraph "), question.whole ? "–" : `¶ ${question.paragraph}`),
      el("span", {}, told ? "" : el("span", { class: "words" }, words(`“${short(question.words)}”`)), ...emphasised(question.message))));
};

const short = (text) => (text.length > 70 ? `${text.slice(0, 68)}…` : text);

const facts = (claim) => {
  const { source, time } = claim;
  const rows = [["Read as", `${claim.count} ${claim.harm}`], ["According to", source.why], ["When", time.days && !time.why.startsWith(time.days) ? `${time.days}: ${time.why}` : time.why], ["Stands", claim.label], ["Basis", claim.basis]];
  return el("dl", {}, ...rows.filter(([, said]) => said).flatMap(([name, said]) => [el("dt", {}, name), el("dd", {}, words(capital(said)))]));
};

/// How a figure was read that nothing is asked about.
export function reading(claim, acts) {
  return [
    el("div", { class: "head" }, "How this was read",
      el("span", { class: "steps" }, el("button", { type: "button", class: "quiet", "aria-label": "Close", title: "Esc", click: acts.close }, "×"))),
    el("p", { class: "said", id: "popover-said" }, el("strong", {}, words(`“${claim.text}”`)), ` ${claim.harm}`),
    facts(claim),
  ];
}

/// The explanation of a question: what was read there, what can be done at once, and why it is asked.
export function explanation(question, claim, acts) {
  const { kind, title } = GROUPS.find((group) => group.kind === kindOf(question));
  const helps = question.points.map((point) => point.help).filter(Boolean);
  const related = question.points.flatMap((point) => point.related);
  const fixes = question.points.flatMap((point) => point.fixes.map((fix, at) => ({ point, fix, at })));
  const told = question.message.includes(question.words) || !question.words;
  return [
    el("div", { class: "head" }, el("span", { class: `rule ${kind}`, "aria-hidden": "true" }), title, el("span", {}, acts.place),
      el("span", { class: "steps" },
        el("button", { type: "button", class: "quiet", "aria-label": "Question before", title: "Shift+F8", click: () => acts.step(-1) }, "‹"),
        el("button", { type: "button", class: "quiet", "aria-label": "Next question", title: "F8", click: () => acts.step(1) }, "›"),
        el("button", { type: "button", class: "quiet", "aria-label": "Close", title: "Esc", click: acts.close }, "×"))),
    told ? "" : el("p", { class: "soft" }, words(`“${short(question.words)}”`)),
    el("p", { class: "said", id: "popover-said" }, ...emphasised(question.message)),
    ...[...new Set(helps)].map((help) => el("p", { class: "soft" }, help)),
    related.length ? el("ul", {}, ...related.map((one) => el("li", {}, jump(acts.go, one.at, `${one.message} (${one.place})`)))) : "",
    claim ? facts(claim) : "",
    fixes.length ? el("div", { class: "fixes" }, ...fixes.map(({ point, fix, at }) => el("button", { type: "button", class: "fix", click: () => acts.fix(question, point.rule, at) }, words(fix.title)))) : "",
    el("div", { class: "whys" }, el("button", { type: "button", class: "link", click: () => acts.why(question.points.map((point) => point.rule)) }, "Why is this asked?")),
  ].filter(Boolean);
}
