// sitlint in Visual Studio Code: starts the server, and shows what it says where the editor has no place of its own for it.
import { commands, type ExtensionContext, ProgressLocation, Uri, window, workspace } from "vscode";
import { explain, pages } from "./explain";
import { LedgerView } from "./ledger";
import { Server } from "./server";
import { offer, status } from "./status";
import { startRules } from "./start";

let server: Server | undefined;

/** What `sitlint.checkWorkspace` answers. */
interface Tally {
  drafts: number;
  errors: number;
  warnings: number;
  rest: number;
}

export function activate(context: ExtensionContext): void {
  const started = new Server(context);
  server = started;
  const view = new LedgerView(context, started);
  const run = (command: string): Thenable<unknown> => commands.executeCommand(command);
  const named = (uri: unknown): Uri | undefined => (typeof uri === "string" ? Uri.parse(uri) : uri instanceof Uri ? uri : undefined);
  context.subscriptions.push(
    started,
    view,
    ...pages(started),
    ...status(started),
    commands.registerCommand("sitlint.restart", () => started.restart()),
    // The line above a draft names the draft as text, the menus as an address.
    commands.registerCommand("sitlint.showLedger", (uri: unknown) => view.show(named(uri))),
    commands.registerCommand("sitlint.checkAll", () => checkAll(started)),
    commands.registerCommand("sitlint.explainRule", (rule: unknown) => explain(started, typeof rule === "string" ? rule : undefined)),
    commands.registerCommand("sitlint.showLog", () => started.log.show()),
    commands.registerCommand("sitlint.offer", () => offer(started, run)),
    commands.registerCommand("sitlint.settings", () => commands.executeCommand("workbench.action.openSettings", "@ext:sitlint.sitlint")),
    commands.registerCommand("sitlint.openSample", () => openSample(context)),
    commands.registerCommand("sitlint.startRules", () => startRules(context)),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sitlint.path")) {
        void started.restart();
      } else if (change.affectsConfiguration("sitlint")) {
        void started.tellSettings();
      }
    }),
    // The place of the program that the folder's settings name counts from now on.
    workspace.onDidGrantWorkspaceTrust(() => started.restart()),
  );
  void started.restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** Has all drafts of the folders read, and says what was raised. */
async function checkAll(started: Server): Promise<void> {
  const location = ProgressLocation.Window;
  const tally = await window.withProgress({ location, title: "sitlint reads the drafts" }, () => started.ask<Tally>("sitlint.checkWorkspace"));
  if (tally === undefined) {
    await commands.executeCommand("sitlint.offer");
    return;
  }
  const show = "Show the questions";
  const raised = tally.errors + tally.warnings + tally.rest > 0;
  const sentence = `${said(tally)} sitlint reads wording, not truth: nothing was verified.`;
  if ((await window.showInformationMessage(sentence, ...(raised ? [show] : []))) === show) {
    await commands.executeCommand("workbench.actions.view.problems");
  }
}

function said({ drafts, errors, warnings, rest }: Tally): string {
  const of = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
  const read = of(drafts, "draft");
  return errors + warnings + rest === 0
    ? `No questions raised in ${read}.`
    : `${read} read: ${of(errors, "error")}, ${of(warnings, "warning")}, ${of(rest, "style note")}.`;
}

/** Opens the sample as a draft that is no file yet. */
async function openSample(context: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "media", "start", "sample.md"));
  const content = new TextDecoder().decode(bytes);
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}
