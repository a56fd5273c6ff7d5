// The status item: how many questions this draft raises, or that the server does not run.
import { type Command, type Disposable, DiagnosticSeverity, languages, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import { draftAtHand, type Server } from "./server";

/** Keeps the status item true for as long as it is held. */
export function status(server: Server): Disposable[] {
  const item = window.createStatusBarItem("sitlint.status", StatusBarAlignment.Right, 90);
  item.name = "sitlint";
  const refresh = (): void => {
    const condition = server.condition;
    item.backgroundColor = undefined;
    item.command = "sitlint.offer";
    if (condition.is === "stopped") {
      item.text = "$(warning) sitlint does not run";
      item.tooltip = condition.why;
      item.backgroundColor = new ThemeColor("statusBarItem.warningBackground");
      item.accessibilityInformation = { label: `sitlint does not run. ${condition.why}` };
      item.show();
      return;
    }
    const draft = draftAtHand();
    if (draft === undefined) {
      item.hide();
      return;
    }
    if (condition.is === "starting") {
      item.text = "$(loading~spin) sitlint";
      item.tooltip = "The server is starting.";
    } else {
      const found = languages.getDiagnostics(draft.uri).filter((finding) => finding.source === "sitlint");
      const questions = found.filter((finding) => finding.severity <= DiagnosticSeverity.Warning).length;
      item.text = `$(comment-discussion) ${questionsIn(questions)}`;
      item.tooltip = new MarkdownString(
        `**${questionsIn(questions)}** in this draft.\n\nsitlint reads wording, not truth: nothing was verified.`,
      );
    }
    item.accessibilityInformation = { label: `sitlint: ${item.text.replace(/\$\([^)]*\) ?/, "")}` };
    item.show();
  };
  refresh();
  return [
    item,
    server.onDidChange(refresh),
    languages.onDidChangeDiagnostics(refresh),
    window.onDidChangeActiveTextEditor(refresh),
  ];
}

function questionsIn(count: number): string {
  return count === 0 ? "No questions raised" : count === 1 ? "1 question" : `${count} questions`;
}

/** What a click on the status item offers. */
export async function offer(server: Server, run: (command: Command["command"]) => Thenable<unknown>): Promise<void> {
  const condition = server.condition;
  const offers = [
    { label: "$(list-unordered) Show the questions", command: "workbench.actions.view.problems" },
    { label: "$(table) Show the ledger of this draft", command: "sitlint.showLedger" },
    { label: "$(book) Explain a rule", command: "sitlint.explainRule" },
    { label: "$(output) Show the log", command: "sitlint.showLog" },
    { label: "$(debug-restart) Restart the server", command: "sitlint.restart" },
    { label: "$(gear) Settings", command: "sitlint.settings" },
  ];
  const works = condition.is === "stopped" ? offers.slice(3) : offers;
  const placeHolder = condition.is === "stopped" ? condition.why : "sitlint";
  const chosen = await window.showQuickPick(works, { placeHolder, title: "sitlint" });
  if (chosen !== undefined) {
    await run(chosen.command);
  }
}
