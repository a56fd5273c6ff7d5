// The server: started, started again, asked, and what it is at.
import { type Disposable, EventEmitter, type ExtensionContext, type TextDocument, Uri, window, workspace } from "vscode";
import { type DocumentSelector, ExecuteCommandRequest, LanguageClient, RevealOutputChannelOn, State, TransportKind } from "vscode-languageclient/node";
import { program } from "./program";
import { settings } from "./settings";

/** What the server is at. A server that is not running says why, in a sentence. */
export type Condition = { is: "starting" } | { is: "running" } | { is: "stopped"; why: string };

/** Drafts, and the files of settings and rules. Any file of an unknown kind is “plaintext” to the editor: these are not. */
const LANGUAGES: DocumentSelector = [
  ...["markdown", "html"].flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
  { scheme: "file", language: "plaintext", pattern: "**/*.{txt,text}" },
  { scheme: "untitled", language: "plaintext" },
  { scheme: "file", language: "toml" },
];

/** Whether the server reads this document as a draft. */
export function isDraft(document: TextDocument): boolean {
  if (document.uri.scheme !== "file" && document.uri.scheme !== "untitled") {
    return false;
  }
  const isText = document.isUntitled || /\.te?xt$/i.test(document.uri.path);
  return ["markdown", "html"].includes(document.languageId) || (document.languageId === "plaintext" && isText);
}

/** The one server of this window. */
export class Server implements Disposable {
  readonly log = window.createOutputChannel("sitlint");
  private readonly trace = window.createOutputChannel("sitlint (protocol)");
  private readonly changed = new EventEmitter<Condition>();
  readonly onDidChange = this.changed.event;
  private client: LanguageClient | undefined;
  private turn = Promise.resolve();
  private now: Condition = { is: "starting" };

  constructor(private readonly context: ExtensionContext) {}

  get condition(): Condition {
    return this.now;
  }

  /** Starts the server, in place of the one that runs. It never fails: the condition says what came of it. */
  restart(): Promise<void> {
    // One after the other: two at a time would leave two servers.
    this.turn = this.turn.then(() => this.start());
    return this.turn;
  }

  /** What the server answers to one of its commands; `undefined` where it does not run or does not answer. */
  async ask<T>(command: string, ...given: unknown[]): Promise<T | undefined> {
    if (this.client === undefined || !this.client.isRunning()) {
      return undefined;
    }
    try {
      const answer: unknown = await this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: given });
      return answer as T;
    } catch (error) {
      this.log.appendLine(`${command}: ${String(error)}`);
      return undefined;
    }
  }

  /** Tells the server that the editor's settings have changed. */
  async tellSettings(): Promise<void> {
    if (this.client?.isRunning() === true) {
      await this.client.sendNotification("workspace/didChangeConfiguration", { settings: { sitlint: settings() } });
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // One that failed to start, or died, cannot be stopped, and need not be.
    await client?.dispose().catch((error: unknown) => this.log.appendLine(String(error)));
  }

  dispose(): void {
    this.changed.dispose();
    this.log.dispose();
    this.trace.dispose();
  }

  private async start(): Promise<void> {
    await this.stop();
    const found = program(this.context);
    if ("missing" in found) {
      this.become({ is: "stopped", why: found.missing });
      return;
    }
    this.become({ is: "starting" });
    this.log.appendLine(`Starting ${found.path}`);
    const client = this.newClient(found.path);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) {
        return;
      }
      if (newState === State.Running) {
        this.become({ is: "running" });
      } else if (newState === State.Starting) {
        this.become({ is: "starting" });
      } else if (newState === State.Stopped) {
        this.become({ is: "stopped", why: "The server has stopped. The log may say why." });
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.log.appendLine(String(error));
      this.become({ is: "stopped", why: "The server could not be started. The log may say why." });
    }
  }

  private become(condition: Condition): void {
    this.now = condition;
    if (condition.is === "stopped") {
      this.log.appendLine(condition.why);
    }
    this.changed.fire(condition);
  }

  private newClient(command: string): LanguageClient {
    return new LanguageClient(
      "sitlint",
      "sitlint",
      { command, args: ["server"], transport: TransportKind.stdio },
      {
        documentSelector: LANGUAGES,
        initializationOptions: settings(),
        outputChannel: this.log,
        traceOutputChannel: this.trace,
        // The status item says it, without a window in the writer's way.
        initializationFailedHandler: () => false,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        middleware: {
          workspace: {
            configuration: async (asked, token, next) => {
              const answers = await next(asked, token);
              if (!Array.isArray(answers)) {
                return answers;
              }
              return asked.items.map((item, at) =>
                item.section === "sitlint" ? settings(item.scopeUri === undefined ? undefined : Uri.parse(item.scopeUri)) : answers[at],
              );
            },
          },
        },
      },
    );
  }
}

/** The draft that the writer is at; `undefined` where the editor shows none. */
export function draftAtHand(): TextDocument | undefined {
  const shown = window.activeTextEditor?.document;
  return shown !== undefined && isDraft(shown) ? shown : undefined;
}

/** The open draft at an address. */
export function openDraft(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
