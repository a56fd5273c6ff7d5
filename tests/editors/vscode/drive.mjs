// A writer's morning in a real Visual Studio Code: questions appear under the right words and vanish, a name is mended and
// renamed, the ledger is read. Run by vscode.sh, with the folder of what it installed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { command, goTo, inside, lines, open, problems, rewrite, start, status, underlined, until } from "./workbench.mjs";

const FOLDER = process.argv[2];
const SEEN = join(FOLDER, "seen");

const WEEKLY = `# Inondation 🌊 à Dalim

14 May 2026

Élodie 🌊 Brûlé, مكتب الصحة, in Dalim 😀: 46 people were killed on 4 May 2026.

Governor Karim Haddad visited the breach on 12 May. Kareem Haddad promised sixty tents.

Activists spoke of 30 people missing since 9 May.

The district health office counted 112 injured on 9 May.
`;

const BRIEF = `# Brief

15 May 2026

Governor Karim Haddad flew home on 14 May. Haddad left an envoy.
`;

/** What follows stands on what was checked before it, so that the first failure ends the run. */
function check(holds, claim) {
  if (!holds) {
    throw new Error(claim);
  }
  console.log(`ok    ${claim}`);
}

mkdirSync(SEEN, { recursive: true });
const editor = await start(FOLDER, { "weekly.md": WEEKLY, "brief.md": BRIEF }, { "sitlint.path": "/nowhere/sitlint" });
const { page } = editor;
let pictures = 0;
const picture = (name) => page.screenshot({ path: join(SEEN, `${String((pictures += 1)).padStart(2, "0")}-${name}.png`) });
const comes = async (holds, claim) => check(await until(holds), claim);

async function choose(settings) {
  await command(page, "Preferences: Open User Settings (JSON)");
  await page.locator('.tab.active[data-resource-name="settings.json"]').waitFor();
  await page.locator(".editor-instance .view-line", { hasText: "editor.minimap" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(editor.settings(settings));
  await page.keyboard.press("Control+S");
}

try {
  await open(page, "weekly.md");
  await comes(async () => (await status(page)).includes("does not run"), "a program that is missing is told in the status bar");
  await picture("missing");
  await choose({});
  await open(page, "weekly.md");
  await comes(async () => /question/.test(await status(page)), "the program of the package starts when the setting is mended");
  await command(page, "Problems: Focus on Problems View");
  await open(page, "weekly.md");

  const killed = () => problems(page).then((rows) => rows.filter((row) => row.includes("unsourced-casualty-figure") && row.includes("46 people")));
  const column = WEEKLY.split("\n")[4].indexOf("46 people") + 1;
  await comes(async () => (await killed()).some((row) => row.includes(`[Ln 5, Col ${column}]`)), "a question stands behind accents, emoji and Arabic");
  await comes(() => underlined(page, "46 people", "error"), "its squiggle is under the very words");
  await goTo(page, 5, 1);
  await page.keyboard.type("😀 é ");
  await comes(async () => (await killed()).some((row) => row.includes(`[Ln 5, Col ${column + 5}]`)), "it moves with what is typed before it");
  await comes(() => underlined(page, "46 people", "error"), "and so does its squiggle");
  await picture("draft");

  await goTo(page, 7, WEEKLY.split("\n")[6].indexOf("Kareem") + 3);
  await comes(async () => (await problems(page)).some((row) => row.includes("name-variant-in-document")), "two spellings of one man are asked about");
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .monaco-list-row", { hasText: "Karim Haddad" }).first().waitFor();
  await picture("quick-fix");
  await page.keyboard.press("Enter");
  await comes(async () => (await lines(page)).some((line) => line.includes("12 May. Karim Haddad promised")), "a quick fix writes the other spelling");
  await comes(async () => !(await problems(page)).some((row) => row.includes("name-variant-in-document")), "and the question vanishes");

  await goTo(page, 7, WEEKLY.split("\n")[6].indexOf("Karim") + 3);
  await page.keyboard.press("F2");
  const input = page.locator(".rename-box input");
  await input.waitFor();
  await input.fill("Karim Hadad");
  await page.keyboard.press("Enter");
  await comes(async () => (await lines(page)).filter((line) => line.includes("Karim Hadad ")).length > 0, "a person is renamed where he stands");
  await comes(() => editor.read("brief.md").includes("Governor Karim Hadad flew home on 14 May. Hadad left"), "and in the draft that is closed");

  await rewrite(page, 5, "Nothing is known yet.");
  await comes(async () => (await killed()).length === 0, "a question vanishes with its figure");
  await rewrite(page, 5, WEEKLY.split("\n")[4]);
  await comes(async () => (await killed()).length === 1, "and comes back with it");

  await comes(async () => (await page.locator(".codelens-decoration").allTextContents()).join(" ").includes("figures of harm"), "a line above the draft counts what was read");
  check((await page.locator('.editor-actions [aria-label^="Show the ledger"]').count()) === 1, "a button above the draft offers the ledger");
  await page.locator(".codelens-decoration a", { hasText: "figures of harm" }).click();
  const ledger = await inside(page, "#ledger tbody tr");
  check(ledger !== undefined, "the ledger opens beside the draft");
  const rows = () => ledger.locator("tbody tr").evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
  await comes(async () => (await rows()).length === 3, "it has a row a figure");
  check((await ledger.locator(".said").innerText()).startsWith("3 figures of harm"), "it leads with what was read");
  await picture("ledger");

  await ledger.locator(".chip", { hasText: "vague" }).click();
  await comes(async () => (await rows()).length === 1 && (await rows())[0].includes("30 people"), "it shows one grade of sources");
  await ledger.locator(".chip", { hasText: "vague" }).click();
  await ledger.locator("input[type=search]").fill("health");
  await comes(async () => (await rows()).length === 1 && (await rows())[0].includes("112 injured"), "and the rows with a word");
  await picture("ledger-filtered");
  await ledger.locator("tbody .lead").first().focus();
  await page.keyboard.press("Enter");
  const cursor = () => page.locator('[id="status.editor.selection"]').innerText({ timeout: 500 }).catch(() => "");
  await comes(async () => (await cursor()).startsWith("Ln 11, "), "a row leads to its place");
  await ledger.locator("input[type=search]").fill("");
  await comes(async () => (await ledger.locator("tr[aria-current]").innerText()).includes("112 injured"), "the row of the cursor is lit up");
  await ledger.locator("tbody .lead").first().focus();
  await page.keyboard.press("ArrowDown");
  await comes(async () => (await ledger.locator("tr[aria-current]").innerText()).includes("30 people"), "walking through the rows moves the draft");
  await page.keyboard.press("Enter");
  await page.locator(".editor-instance .monaco-editor.focused").waitFor();
  await goTo(page, 12);
  await page.keyboard.insertText("\nThe ministry said that 7 children were abducted on 10 May.\n");
  await comes(async () => (await rows()).some((row) => row.includes("7 children") && row.includes("abducted")), "the ledger follows the edits");
  await picture("ledger-followed");

  await open(page, "brief.md");
  await comes(async () => (await ledger.locator("#ledger").innerText()).includes("No figures of harm"), "and the draft at hand");

  await command(page, "sitlint: Check workspace");
  await comes(async () => (await page.locator(".notification-list-item-message").allTextContents()).join(" ").includes("2 drafts"), "all drafts are checked");
  await page.keyboard.press("Escape");
  await command(page, "sitlint: Explain a rule");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "unsourced-casualty-figure" }).first().waitFor();
  await picture("rules");
  await page.locator(".quick-input-widget input").first().fill("vague-source");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "SRC101" }).first().click();
  const rule = await inside(page, "h1:has-text('vague-source')");
  check(rule !== undefined, "the page of a rule is shown");
  await picture("rule");

  const notes = async () => (await problems(page)).filter((row) => row.includes("vague-source")).length;
  check((await notes()) === 0, "style notes are counted and not underlined");
  await choose({ "sitlint.showNotes": true });
  await comes(async () => (await notes()) === 1, "they are underlined when the settings say so");
  await choose({});
  await comes(async () => (await notes()) === 0, "and not any longer when the settings change again");

  await command(page, "Welcome: Open Walkthrough...");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Begin with sitlint" }).first().click();
  await page.locator(".getting-started-step", { hasText: "Read the ledger" }).first().click();
  await comes(async () => (await page.locator(".getting-started-media").count()) > 0, "a walkthrough begins with it");
  await picture("walkthrough");
} catch (error) {
  console.log(`FAIL  ${error.message}`);
  process.exitCode = 1;
  await picture("broken").catch(() => undefined);
} finally {
  await editor.end();
}
