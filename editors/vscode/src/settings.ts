// The settings as the server knows them: those that say something, under the same names.
import { type Uri, workspace } from "vscode";

const KEYS = ["profile", "date", "select", "ignore", "severity", "config", "showNotes", "codeLens", "inlayHints"];

/** The settings for a draft or a folder; those of the window without one. */
export function settings(scope?: Uri): Record<string, unknown> {
  const chosen = workspace.getConfiguration("sitlint", scope ?? null);
  // The extension has a view of its own for the ledger.
  const said: Record<string, unknown> = { views: true };
  for (const key of KEYS) {
    const value = chosen.get<unknown>(key);
    if (!isEmpty(value)) {
      said[key] = value;
    }
  }
  return said;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
