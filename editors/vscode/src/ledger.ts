// The ledger of a draft, beside it: a table of its claims that follows the edits, the cursor and the draft at hand.
import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import {
  type Disposable,
  type ExtensionContext,
  type Position,
  Range,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { Claim, FromPage, Ledger, Range as Place, ToPage } from "./claim";
import { draftAtHand, isDraft, openDraft, type Server } from "./server";

const VIEW = "sitlint.ledger";
/** Long enough not to ask at every key of a fast typist, short enough to look immediate. */
const PAUSE_MS = 200;

/** The one ledger view of the window. */
export class LedgerView implements Disposable {
  private panel: WebviewPanel | undefined;
  private draft: Uri | undefined;
  private ledger: Ledger | undefined;
  /** Counts the questions, so that a late answer does not replace a newer one. */
  private asked = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly held: Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
  ) {
    this.held = [
      workspace.onDidChangeTextDocument(({ document }) => this.shows(document.uri) && this.soon()),
      workspace.onDidCloseTextDocument(({ uri }) => this.shows(uri) && this.soon()),
      window.onDidChangeActiveTextEditor(() => this.follow()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.shows(textEditor.document.uri) && this.tellHere()),
      server.onDidChange(() => this.soon()),
      window.registerWebviewPanelSerializer(VIEW, {
        deserializeWebviewPanel: async (panel) => this.take(panel),
      }),
    ];
  }

  /** Shows the ledger of a draft beside it: the one named, or the one at hand. */
  async show(named?: Uri): Promise<void> {
    this.draft = named ?? draftAtHand()?.uri ?? this.draft;
    if (this.panel === undefined) {
      const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      this.take(window.createWebviewPanel(VIEW, "Ledger", where, { enableScripts: true, enableFindWidget: true }));
    } else {
      this.panel.reveal(undefined, true);
    }
    await this.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    this.held.forEach((one) => one.dispose());
  }

  private take(panel: WebviewPanel): void {
    this.panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.context.extensionUri] };
    panel.iconPath = Uri.joinPath(this.context.extensionUri, "media", "ledger.svg");
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.onDidReceiveMessage((said: FromPage) => this.hear(said));
    panel.webview.html = this.page(panel);
  }

  private shows(uri: Uri): boolean {
    return this.panel !== undefined && this.draft?.toString() === uri.toString();
  }

  /** Turns to the draft that the writer turned to. */
  private follow(): void {
    const draft = draftAtHand();
    if (this.panel === undefined || draft === undefined) {
      return;
    }
    if (this.shows(draft.uri)) {
      this.tellHere();
    } else {
      this.draft = draft.uri;
      void this.refresh();
    }
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE_MS);
  }

  private async refresh(): Promise<void> {
    if (this.panel === undefined) {
      return;
    }
    const draft = this.draft === undefined ? draftAtHand() : openDraft(this.draft);
    this.draft = draft?.uri;
    this.panel.title = draft === undefined ? "Ledger" : `Ledger: ${basename(draft.uri.path)}`;
    if (draft === undefined || !isDraft(draft)) {
      return this.showNothing("Open a draft in Markdown, plain text or HTML, and its ledger stands here.");
    }
    this.asked += 1;
    const turn = this.asked;
    const ledger = await this.server.ask<Ledger | null>("sitlint.ledger", draft.uri.toString());
    if (turn !== this.asked) {
      return;
    }
    const { condition } = this.server;
    if (ledger === undefined || ledger === null) {
      return this.showNothing(condition.is === "stopped" ? condition.why : "The ledger comes when the server has read the draft.");
    }
    this.ledger = ledger;
    this.tell({ kind: "ledger", draft: basename(draft.uri.path), ledger });
    this.tellHere();
  }

  private showNothing(why: string): void {
    this.ledger = undefined;
    this.tell({ kind: "nothing", why });
  }

  private tell(said: ToPage): void {
    void this.panel?.webview.postMessage(said);
  }

  private tellHere(): void {
    const editor = this.editor();
    if (editor !== undefined && this.ledger !== undefined) {
      this.tell({ kind: "here", claims: at(editor.selection.active, this.ledger.claims) });
    }
  }

  private editor(): TextEditor | undefined {
    return window.visibleTextEditors.find(({ document }) => this.shows(document.uri));
  }

  private async hear(said: FromPage): Promise<void> {
    if (said.kind === "ready") {
      return this.refresh();
    }
    const claim = this.ledger?.claims[said.claim];
    const draft = this.draft && openDraft(this.draft);
    if (claim === undefined || draft === undefined) {
      return;
    }
    const place = said.part === "figure" ? claim.range : (claim[said.part].range ?? claim.range);
    const selection = draft.validateRange(range(place));
    const viewColumn = this.editor()?.viewColumn ?? ViewColumn.One;
    const editor = await window.showTextDocument(draft, { viewColumn, selection, preserveFocus: said.kind === "look" });
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private page(panel: WebviewPanel): string {
    const { webview } = panel;
    const file = (...path: string[]): Uri => webview.asWebviewUri(Uri.joinPath(this.context.extensionUri, ...path));
    const nonce = randomBytes(16).toString("base64");
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file("media", "ledger.css").toString()}">
<title>Ledger</title>
</head>
<body>
<main id="ledger"></main>
<script nonce="${nonce}" src="${file("dist", "page.js").toString()}"></script>
</body>
</html>`;
  }
}

function range({ start, end }: Place): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** The claims whose words the cursor is in; else the nearest of its line. */
function at(cursor: Position, claims: Claim[]): number[] {
  const places = claims.map((claim) => range(claim.range));
  const within = places.flatMap((place, index) => (place.contains(cursor) ? [index] : []));
  if (within.length > 0) {
    return within;
  }
  const away = (place: Range): number => Math.max(place.start.character - cursor.character, cursor.character - place.end.character);
  const beside = places.flatMap((place, index) => (place.start.line === cursor.line && place.isSingleLine ? [{ index, away: away(place) }] : []));
  beside.sort((one, other) => one.away - other.away);
  return beside.slice(0, 1).map(({ index }) => index);
}
