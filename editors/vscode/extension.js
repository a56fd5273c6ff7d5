// Starts `sitlint server` for Markdown, plain text and HTML. All else is the server's.
"use strict";

const { commands, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

async function start() {
  const settings = workspace.getConfiguration("sitlint");
  const command = settings.get("path");
  const initializationOptions = { inlayHints: settings.get("inlayHints") };
  const languages = ["markdown", "plaintext", "html"];
  client = new LanguageClient(
    "sitlint",
    "sitlint",
    { command, args: ["server"], transport: TransportKind.stdio },
    {
      documentSelector: languages.flatMap((language) => [{ scheme: "file", language }, { scheme: "untitled", language }]),
      initializationOptions,
    },
  );
  await client.start();
}

exports.activate = async (context) => {
  const restart = async () => {
    await client?.stop();
    await start();
  };
  context.subscriptions.push(
    commands.registerCommand("sitlint.restart", restart),
    workspace.onDidChangeConfiguration((change) => ["path", "inlayHints"].some((key) => change.affectsConfiguration(`sitlint.${key}`)) && restart()),
  );
  await start();
};

exports.deactivate = () => client?.stop();
