// Drives the local page as a report officer would, in Chromium. Run by tests/serve/run.sh.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [program, executablePath, home] = process.argv.slice(2);
const require = createRequire(`${path.resolve(home)}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const here = path.dirname(new URL(import.meta.url).pathname);
const pasted = (name) => readFileSync(path.join(here, "pasted", `${name}.html`), "utf8");

const server = spawn(program, ["serve", "--no-open", "--isolated"], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((resolve, reject) => {
  server.stdout.on("data", (data) => {
    const found = /http:\S+/.exec(String(data));
    if (found) resolve(found[0]);
  });
  server.on("exit", () => reject(new Error("the program ended")));
});
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/// A page of its own, which may speak to nobody but the program and break nothing.
const opened = async ({ width = 1440, height = 900, colorScheme = "light", script = "" } = {}) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(url).origin });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.wrong.push(message.text()));
  page.on("request", (request) => request.url().startsWith(url) || page.wrong.push(`asks ${request.url()}`));
  page.on("dialog", (dialog) => dialog.accept());
  if (script) await page.addInitScript(script);
  await page.goto(url);
  return page;
};

const done = async (page) => {
  // What the page's policy keeps out of what was pasted is told on the console, and was kept out.
  page.wrong = page.wrong.filter((one) => !/^(Applying inline style|Executing inline event handler) violates/.test(one));
  assert.deepEqual(page.wrong, []);
  await page.context().close();
};

/// Pastes as a browser does: an event with data that the page may take.
const paste = (page, html, text = "") =>
  page.evaluate(([html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData("text/html", html);
    if (text) data.setData("text/plain", text);
    const paper = document.getElementById("paper");
    paper.focus();
    paper.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [html, text]);

const paper = (page) => page.locator("#paper").evaluate((node) => node.innerHTML);
const underlined = (page, kind) =>
  page.evaluate((kind) => [...(CSS.highlights.get(`sitlint-${kind}`) ?? [])].map(String), kind);
const until = (page, kind, words) =>
  page.waitForFunction(([kind, words]) => [...(CSS.highlights.get(`sitlint-${kind}`) ?? [])].map(String).join("|") === words, [kind, words.join("|")]);
const asked = (page) => page.locator(".question").allInnerTexts();
const answered = (page) => page.waitForSelector("#claims table, .question, #asked .summary", { state: "attached" });
const picture = (page, name) => page.screenshot({ path: path.join(home, "pictures", `${name}.png`) });

const violations = async (page, name) => {
  await page.evaluate((source) => (0, eval)(source), axe).catch(async () => {
    // The page's own policy keeps the script out, as it should: it goes in by the protocol.
    const session = await page.context().newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe });
  });
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(told, [], name);
};

const tests = {
  async "a draft is read while it is typed, and its words are underlined where they stand"() {
    const page = await opened();
    await page.click("#paper");
    await page.keyboard.insertText("Émile 🕊️ قُتل & <b>: on 3 May 2029, 46 people were killed in Dalim.");
    await until(page, "error", ["46 people"]);
    assert.match((await asked(page))[0], /“46 people” killed: no source found here/);
    assert.equal(await page.locator("#read").innerText(), "1 figure of harm: 1 with none found.");
    // A source settles it, and the underline goes.
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type(", the port office said.", { delay: 5 });
    await until(page, "error", []);
    assert.match(await page.locator("#claims").innerText(), /the port office/);
    // The date is asked once, and never again when it was passed over.
    await page.click("#skip");
    await page.click("#paper");
    await page.keyboard.press("End");
    await page.keyboard.type(" More.");
    await page.waitForTimeout(400);
    assert.equal(await page.locator("#ask").isVisible(), false);
    await done(page);
  },

  async "what is pasted from Word is plain"() {
    const page = await opened();
    await paste(page, pasted("word"));
    await until(page, "error", ["46 people"]).catch(() => undefined);
    await answered(page);
    assert.equal(await paper(page), '<h1>Weekly update, 8 May 2029</h1><p>On 3 May 2029, <strong>46 people</strong> were killed in Dalim.'
      + '<sup><a href="#_ftn1" data-id="_ftnref1">[1]</a></sup> See the <a href="https://example.org/list?a=1&amp;b=2">list of names</a>.</p>'
      + "<ul><li>Kessra: roads cut<ul><li>the bridge is closed</li></ul></li><li>Dalim: market open</li></ul>"
      + "<table><tbody><tr><td><strong>District</strong></td><td><strong>Killed</strong></td></tr>"
      + '<tr><td colspan="2">Dalim 31</td></tr></tbody></table><p><span data-image="" contenteditable="false">[image]</span></p>'
      + '<p data-id="ftn1"><sup><a href="#_ftnref1" data-id="_ftn1">[1]</a></sup> Dalim district hospital, statement of 4 May 2029.</p>');
    // The footnote is the source, and the image is told as not read.
    assert.match(await page.locator("#read").innerText(), /1 with a named source.*Not read: 1 image\./);
    assert.equal(await page.title(), "sitlint");
    await done(page);
  },

  async "what is pasted from Google Docs is plain"() {
    const page = await opened();
    await paste(page, pasted("docs"));
    await answered(page);
    assert.equal(await paper(page), "<h2>Kessra, 8 May 2029</h2><p>On 6 May 2029, <strong>nine children</strong><em> drowned</em><s> or were shot</s>"
      + ' near the mill<sup>2</sup>, see <a href="https://example.org/a">the note</a>.</p><ul><li>first item</li><li>second item</li></ul>'
      + "<table><tbody><tr><td>Camp</td><td>People</td></tr><tr><td>North</td><td>640</td></tr></tbody></table>");
    assert.match(await page.locator("#claims").innerText(), /nine children/);
    await done(page);
  },

  async "what is pasted from web mail is plain, and nothing of it runs or loads"() {
    const page = await opened();
    await paste(page, pasted("mail"));
    await answered(page);
    assert.equal(await paper(page), "<p>Dear all,</p><p>As of 7 May 2029\u00a0some 2,300 families were displaced.</p>".replace("\u00a0", "&nbsp;")
      + '<p>Two lines<br>of one address</p><p>and a third.</p><p>Click <a href="mailto:desk@example.org">the desk</a></p><p>In a box.</p>'
      + '<p><span data-image="" contenteditable="false">[image]</span></p>');
    await until(page, "warning", ["some 2,300 families"]);
    await done(page);
  },

  async "plain text keeps its paragraphs, and a paste into a sentence stays in it"() {
    const page = await opened();
    await paste(page, "", "One line\nof the first\n\nThe second <b>.");
    assert.equal(await paper(page), "<p>One line<br>of the first</p><p>The second &lt;b&gt;.</p>");
    await page.click("#paper p:last-child");
    await page.keyboard.press("End");
    await paste(page, "<meta charset='utf-8'><p style='color:red'>and <span style='font-weight:700'>more</span></p>");
    assert.match(await paper(page), /The second &lt;b&gt;\.(<span>)?and (<\/span>)?<(b|strong)>more<\/\3><\/p>$/);
    await page.keyboard.press("Control+z");
    assert.match(await paper(page), /The second &lt;b&gt;\.<\/p>$/);
    await done(page);
  },

  async "a dropped Word file is shown and read"() {
    const page = await opened();
    const bytes = [...readFileSync(path.join(here, "../office/weekly.docx"))];
    await page.evaluate((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "weekly.docx"));
      document.getElementById("paper").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bytes);
    await page.waitForSelector("#paper table");
    await answered(page);
    assert.match(await page.locator("#paper h1").first().innerText(), /weekly update/);
    await page.waitForFunction(() => [...(CSS.highlights.get("sitlint-error") ?? [])].some((range) => String(range) === "46 people"));
    // A broken one is a sentence, and the draft stays.
    await page.setInputFiles("#file", { name: "broken.docx", mimeType: "application/octet-stream", buffer: Buffer.from("no zip") });
    await page.waitForFunction(() => document.getElementById("notice").textContent.startsWith("broken.docx"));
    assert.match(await page.locator("#paper h1").first().innerText(), /weekly update/);
    page.wrong = page.wrong.filter((one) => !one.includes("422"));
    await done(page);
  },

  async "a click explains, a fix is applied, and it can be undone"() {
    const page = await opened();
    await paste(page, "<p>8 May 2029</p><p>Governor Leyla Haroun spoke to Leyla Haroun’s office. Later Leila Haroun left.</p>");
    await until(page, "warning", ["Leila Haroun"]);
    await page.click("#skip");
    const box = await page.evaluate(() => {
      const { left, top, width, height } = [...CSS.highlights.get("sitlint-warning")][0].getClientRects()[0];
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.click(box.x, box.y);
    await page.waitForSelector("#popover:not([hidden])");
    assert.match(await page.locator("#popover .said").innerText(), /Leila Haroun.*Leyla Haroun/);
    await page.click(".whys button");
    await page.waitForSelector("#why[open]");
    assert.match(await page.locator("#why h2").innerText(), /^Name variant/);
    await page.keyboard.press("Escape");
    await page.click("#popover .fix");
    await until(page, "warning", []);
    assert.match(await page.locator("#paper").innerText(), /Later Leyla Haroun left/);
    await page.keyboard.press("Control+z");
    await until(page, "warning", ["Leila Haroun"]);
    await done(page);
  },

  async "the date of the report moves what is counted from it"() {
    const page = await opened();
    await paste(page, "<p>On Friday, 14 people drowned, the port office said.</p>");
    await page.waitForSelector("#ask:not([hidden])");
    await page.fill("#day", "2029-05-08");
    await page.click("#ask .main");
    await page.waitForFunction(() => document.getElementById("claims").innerText.includes("4 May 2029"));
    assert.equal(await page.locator("#date").innerText(), "Report of 8 May 2029");
    await page.click("#date");
    await page.fill("#day", "2029-05-15");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("claims").innerText.includes("11 May 2029"));
    await done(page);
  },

  async "the questions and the text are copied for an e-mail"() {
    const page = await opened();
    await page.click("#example");
    await page.waitForSelector(".question");
    await page.click("#copy-list");
    await page.waitForSelector("#toast:not([hidden])");
    const clipboard = (kind) => page.evaluate(async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text(), kind);
    const text = await clipboard("text/plain");
    assert.match(text, /^Questions on “Lower Sarmat: Floods and Displacement”/);
    assert.match(text, /\n1\. Paragraph 5: “some 700 people” missing: no source found here\./);
    assert.match(text, /nothing was verified\.\s*$/);
    assert.match(await clipboard("text/html"), /<li><strong>Paragraph 5:<\/strong> “some 700 people”/);
    await page.click("#copy-text");
    await page.waitForFunction(() => document.getElementById("toast").textContent.startsWith("The text"));
    assert.match(await clipboard("text/html"), /<h1>Lower Sarmat.*<th>District<\/th>/s);
    assert.match(await clipboard("text/plain"), /District\tDisplaced\tIn shelters\nUpper Dalim\t11,400/);
    await done(page);
  },

  async "all can be done from the keyboard"() {
    const page = await opened();
    await page.click("#example");
    await page.waitForSelector(".question");
    await page.click("#skip");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    assert.match(await page.locator("#popover .said").innerText(), /some 700 people/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "popover");
    assert.match(await page.locator("#live").innerText(), /^Question 1 of \d+\. “some 700 people”/);
    await page.keyboard.press("F8");
    assert.match(await page.locator("#popover .said").innerText(), /2,300 families/);
    await page.keyboard.press("Shift+F8");
    assert.match(await page.locator("#popover .said").innerText(), /some 700 people/);
    await page.keyboard.press("Alt+ArrowDown");
    assert.match(await page.locator("#popover .said").innerText(), /2,300 families/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#popover").isVisible(), false);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, String(getSelection())]), ["paper", "2,300 families"]);
    // From the top: the skip links come first, and what has the focus shows it.
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => getSelection().removeAllRanges());
    await page.locator(".skip").first().focus();
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "solid");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "question");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#popover").isVisible(), true);
    await done(page);
  },

  async "notes on style stay quiet until they are looked at"() {
    const page = await opened();
    await page.click("#example");
    await page.waitForSelector(".question");
    assert.deepEqual(await underlined(page, "note"), []);
    await page.click("summary");
    await page.waitForFunction(() => CSS.highlights.get("sitlint-note").size > 0);
    await done(page);
  },

  async "nothing to ask is no praise"() {
    const page = await opened();
    await paste(page, "<p>8 May 2029</p><p>The port office said on 4 May 2029 that 46 people drowned on 3 May 2029.</p>");
    await page.waitForFunction(() => document.getElementById("asked").innerText.startsWith("No questions raised."));
    const said = await page.locator("#side").innerText();
    assert.match(said, /sitlint reads wording, not truth: nothing was verified\. 1 figure of harm read\./);
    assert.doesNotMatch(said, /✓|✔|passed|clean|verified!/i);
    await done(page);
  },

  async "where the browser cannot paint underlines, a layer does"() {
    const page = await opened({ script: "delete globalThis.Highlight;" });
    await paste(page, "<p>On 3 May 2029, 46 people were killed in Dalim.</p>");
    const line = page.locator(".layer i.error");
    await line.waitFor({ state: "attached" });
    const [box, words] = [await line.boundingBox(), await page.evaluate(() => {
      const range = document.createRange();
      const node = document.querySelector("#paper p").firstChild;
      range.setStart(node, node.data.indexOf("46"));
      range.setEnd(node, node.data.indexOf("46") + 9);
      const { x, width } = range.getBoundingClientRect();
      return { x, width };
    })];
    assert.ok(Math.abs(box.x - words.x) < 2 && Math.abs(box.width - words.width) < 2, JSON.stringify([box, words]));
    assert.doesNotMatch(await paper(page), /<i|layer/);
    await done(page);
  },

  async "nothing of a draft is kept"() {
    const page = await opened();
    await page.click("#example");
    await page.waitForSelector(".question");
    const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]);
    assert.deepEqual(kept, [0, 0, "", 0, 0]);
    await page.reload();
    assert.equal((await page.locator("#paper").innerText()).trim(), "");
    await done(page);
  },

  async "the page is for everybody, at any width, by day and by night"() {
    for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
      for (const colorScheme of ["light", "dark"]) {
        const name = `${width}-${colorScheme}`;
        const page = await opened({ width, height, colorScheme });
        await violations(page, `${name}, empty`);
        await picture(page, `${name}-empty`);
        await page.click("#example");
        await page.waitForSelector(".question", { state: "attached" });
        await page.waitForTimeout(200);
        await picture(page, `${name}-date`);
        await violations(page, `${name}, date`);
        await page.click("#skip");
        if (width < 800) {
          await page.click("#tab-ledger");
          await picture(page, `${name}-ledger`);
          await violations(page, `${name}, ledger`);
          await page.click("#tab-questions");
        }
        await page.locator("summary").click();
        await page.locator("summary").scrollIntoViewIfNeeded();
        await picture(page, `${name}-questions`);
        await violations(page, `${name}, questions`);
        await page.locator(".question").first().click();
        await page.waitForTimeout(100);
        await picture(page, `${name}-explained`);
        await violations(page, `${name}, explained`);
        await page.click(".whys button");
        await page.waitForSelector("#why[open]");
        await picture(page, `${name}-why`);
        await violations(page, `${name}, why`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`);
        await done(page);
      }
    }
  },

  async "a program that has stopped is told, and the text stays"() {
    const page = await opened();
    await paste(page, "<p>Something.</p>");
    await answered(page);
    server.kill();
    await new Promise((resolve) => server.on("exit", resolve));
    await page.click("#paper");
    await page.keyboard.type("More. ");
    await page.waitForFunction(() => document.getElementById("notice").textContent.startsWith("sitlint has stopped."));
    assert.match(await page.locator("#paper").innerText(), /Something/);
  },
};

let failed = 0;
const only = process.env.ONLY ?? "";
for (const [name, test] of Object.entries(tests).filter(([name]) => name.includes(only))) {
  try {
    await test();
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.stack}`);
  }
}
await browser.close();
server.kill();
process.exit(failed ? 1 : 0);
