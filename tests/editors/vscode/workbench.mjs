// The hands and eyes of the test: a Visual Studio Code with the extension, on drafts of its own, and what a writer does there.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Long enough for a busy machine; what does not come fails the test after it. */
const PATIENCE = 20_000;

const SETTINGS = {
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoSurround": "never",
  "editor.minimap.enabled": false,
  "editor.unicodeHighlight.ambiguousCharacters": false,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Starts the editor on these drafts; `folder` has what vscode.sh installed. */
export async function start(folder, drafts, settings) {
  const home = mkdtempSync(join(tmpdir(), "sitlint-vscode-"));
  const place = { drafts: join(home, "drafts"), data: join(home, "data"), extensions: join(home, "extensions") };
  Object.values(place).forEach((path) => mkdirSync(path));
  for (const [name, text] of Object.entries(drafts)) {
    writeFileSync(join(place.drafts, name), text);
  }
  mkdirSync(join(place.data, "User"));
  const chosen = (change) => JSON.stringify({ ...SETTINGS, ...change });
  writeFileSync(join(place.data, "User", "settings.json"), chosen(settings));

  const entry = join(folder, "code-server", "node_modules", "code-server", "out", "node", "entry.js");
  const own = ["--user-data-dir", place.data, "--extensions-dir", place.extensions];
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  execFileSync(process.execPath, [entry, ...own, "--install-extension", join(folder, "sitlint.vsix")], { env, stdio: "pipe" });
  const port = await freePort();
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
  const server = spawn(process.execPath, [entry, ...own, ...quiet, "--bind-addr", `127.0.0.1:${port}`, place.drafts], {
    env,
    stdio: "pipe",
    detached: true,
  });
  let log = "";
  server.stdout.on("data", (words) => (log += words));
  server.stderr.on("data", (words) => (log += words));

  const { chromium } = createRequire(join(folder, "driver", "package.json"))("playwright-core");
  let browser;
  const end = async () => {
    await browser?.close();
    try {
      // All that the editor started is of its group.
      process.kill(-server.pid, "SIGTERM");
      await new Promise((ended) => (server.exitCode === null ? server.once("exit", ended) : ended()));
    } catch {
      // It had ended.
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  // Whoever runs out of patience leaves no editor behind.
  process.once("SIGTERM", () => end().finally(() => process.exit(1)));
  try {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok === true);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(place.drafts)}`);
    await page.locator(".monaco-workbench").waitFor();
    return { page, end, settings: chosen, read: (name) => readFileSync(join(place.drafts, name), "utf8"), log: () => log };
  } catch (error) {
    await end();
    throw new Error(`${error}\n${log}`);
  }
}

/** Waits until something holds; `false` when it never does. */
export async function until(holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await holds()) {
      return true;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  return false;
}

async function freePort() {
  return new Promise((free) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => free(port));
    });
  });
}

/** Opens a draft by its name. */
export async function open(page, name) {
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget input").first().fill(name);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Runs a command by its title. */
export async function command(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

/** Puts the cursor at a line and a column, both from 1. */
export async function goTo(page, line, column = 1) {
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget input").first().fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Writes something in place of a line. */
export async function rewrite(page, line, text) {
  await goTo(page, line);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText(text);
}

/** The lines that the editor shows. */
export async function lines(page) {
  const shown = await page.locator(".editor-instance .view-lines .view-line").evaluateAll((all) =>
    all
      .map((line) => ({ top: parseInt(line.style.top, 10), text: line.textContent.replaceAll("\u00a0", " ") }))
      .sort((one, other) => one.top - other.top),
  );
  return shown.map(({ text }) => text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ""));
}

/** The rows of the Problems panel. */
export async function problems(page) {
  const rows = await page.locator(".markers-panel .monaco-list-row").allTextContents();
  return rows.filter((row) => row.includes("[Ln"));
}

/** Whether a squiggle of this kind runs just below these words. */
export async function underlined(page, words, kind) {
  return page.evaluate(
    ([wanted, className]) => {
      const boxes = [...document.querySelectorAll(`.editor-instance .${className}`)].map((box) => box.getBoundingClientRect());
      const near = (one, other) => Math.abs(one - other) < 3;
      return [...document.querySelectorAll(".editor-instance .view-line")].some((line) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const letters = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (let at = 0; at < node.length; at += 1) {
            letters.push({ node, at, char: node.data[at].replace("\u00a0", " ") });
          }
        }
        const from = letters.map(({ char }) => char).join("").indexOf(wanted);
        if (from < 0) {
          return false;
        }
        const range = document.createRange();
        range.setStart(letters[from].node, letters[from].at);
        range.setEnd(letters[from + wanted.length - 1].node, letters[from + wanted.length - 1].at + 1);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return boxes.some((box) => near(box.left, left) && near(box.right, right) && box.top >= top - 3 && box.bottom <= bottom + 6);
      });
    },
    [words, `squiggly-${kind}`],
  );
}

/** What the status item says. */
export async function status(page) {
  return ((await page.locator('[id="sitlint.sitlint.sitlint.status"], [id="sitlint.status"]').first().textContent().catch(() => "")) ?? "").trim();
}

/** The page inside a view whose document has this. */
export async function inside(page, selector) {
  let found;
  await until(async () => {
    for (const frame of page.frames()) {
      if ((await frame.locator(selector).count().catch(() => 0)) > 0) {
        found = frame;
        return true;
      }
    }
    return false;
  });
  return found;
}
