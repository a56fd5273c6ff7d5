// Where the program is: the one that the setting names, the one that came with the extension, or one on the PATH.
import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { type ExtensionContext, workspace } from "vscode";

/** The program, or a sentence that says where it was looked for and what can be done. */
export type Found = { path: string } | { missing: string };

const FILE = process.platform === "win32" ? "sitlint.exe" : "sitlint";

/** Finds the program anew: it may have been installed since. */
export function program(context: ExtensionContext): Found {
  const named = workspace.getConfiguration("sitlint").get<string>("path", "").trim();
  if (named !== "") {
    return fromSetting(named);
  }
  const bundled = context.asAbsolutePath(join("bin", `${process.platform}-${process.arch}`, FILE));
  const found = [bundled, ...onPath(FILE), join(homedir(), ".cargo", "bin", FILE)].find(isFile);
  if (found !== undefined) {
    return { path: found };
  }
  return {
    missing:
      "The program sitlint is not on this machine, as far as the editor can see. " +
      "Put it on the PATH, or name its place in the setting “sitlint.path”; then restart the server.",
  };
}

function fromSetting(named: string): Found {
  const path = named.startsWith("~/") ? join(homedir(), named.slice(2)) : named;
  const found = /[\\/]/.test(path) ? [path].find(isFile) : onPath(path).find(isFile);
  return found === undefined
    ? { missing: `There is no program “${named}”, which the setting “sitlint.path” names. Mend the setting, or empty it.` }
    : { path: found };
}

function onPath(name: string): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => folder !== "").map((folder) => join(folder, name));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
