// Begins house rules: a sitlint.toml beside the drafts, written by the program and opened.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type ExtensionContext, FileType, Uri, window, workspace } from "vscode";
import { program } from "./program";

/** Opens the `sitlint.toml` of a folder; where there is none, has the program write one. */
export async function startRules(context: ExtensionContext): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick({ placeHolder: "For the drafts of which folder?" }) : folders[0];
  if (folder === undefined) {
    if (folders.length === 0) {
      await window.showInformationMessage("Open the folder of your drafts first: house rules stand in a file beside them.");
    }
    return;
  }
  const file = Uri.joinPath(folder.uri, "sitlint.toml");
  if (!(await isFile(file))) {
    const found = program(context);
    if ("missing" in found) {
      await window.showWarningMessage(found.missing);
      return;
    }
    try {
      await promisify(execFile)(found.path, ["init", folder.uri.fsPath]);
    } catch (error) {
      await window.showWarningMessage(`The file could not be written: ${String(error)}`);
      return;
    }
  }
  await window.showTextDocument(file);
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type === FileType.File;
  } catch {
    return false;
  }
}
