// The page of a rule, chosen from the list of all rules and shown as a preview.
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from "vscode";
import type { Server } from "./server";

const SCHEME = "sitlint-rule";

interface Rule {
  code: string;
  name: string;
  summary: string;
  severity: string;
}

/** Gives the pages of rules to the editor. */
export function pages(server: Server): Disposable[] {
  const changed = new EventEmitter<Uri>();
  const provideTextDocumentContent = async (uri: Uri): Promise<string> => {
    const page = await server.ask<string | null>("sitlint.explain", ruleOf(uri));
    return typeof page === "string" ? labelled(page) : "This page comes from the server, which does not run.";
  };
  const given = workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent });
  // A page that was asked for before the server ran is asked for again.
  const again = server.onDidChange(({ is }) => {
    if (is === "running") {
      workspace.textDocuments.filter(({ uri }) => uri.scheme === SCHEME).forEach(({ uri }) => changed.fire(uri));
    }
  });
  return [changed, given, again];
}

/** Lets the writer choose a rule, or takes the one that is named, and shows its page. */
export async function explain(server: Server, named?: string): Promise<void> {
  const name = named ?? (await choose(server));
  if (name !== undefined) {
    await commands.executeCommand("markdown.showPreview", Uri.from({ scheme: SCHEME, path: `/${name}.md` }));
  }
}

async function choose(server: Server): Promise<string | undefined> {
  const rules = await server.ask<Rule[]>("sitlint.rules");
  if (rules === undefined) {
    await commands.executeCommand("sitlint.offer");
    return undefined;
  }
  const items = rules.map(({ code, name, summary, severity }) => ({ label: name, description: `${code} · ${severity}`, detail: summary }));
  const chosen = await window.showQuickPick(items, {
    title: "Explain a rule",
    placeHolder: "Which rule?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.label;
}

/** A preview does not show what kind an example is: a line above it says so. */
function labelled(page: string): string {
  return page
    .replace(/^(`{3,}|~{3,})bad\b.*$/gm, "**Asked about**, the words between `[[` and `]]`:\n\n$1text")
    .replace(/^(`{3,}|~{3,})good\b.*$/gm, "**Left alone:**\n\n$1text");
}

function ruleOf(uri: Uri): string {
  return uri.path.replace(/^\//, "").replace(/\.md$/, "");
}
