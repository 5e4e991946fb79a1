/** The extension: starts the language server and adds what a server cannot do by itself. */

import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

import { compareWithSource } from "./compare";
import { command, languages, SECTION, serverOptions } from "./options";
import { Reports, SCHEME } from "./reports";

const CONFIGURATIONS = "**/{.newslint.yaml,.newslint.yml,pyproject.toml,setup.cfg}";

let client: LanguageClient | undefined;

/** The client that is running, for tests. */
export function running(): LanguageClient | undefined {
  return client;
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const reports = new Reports();
  const commands: Record<string, () => Promise<void>> = {
    addToHouseWords,
    compareWithSource,
    showQuotes: () => reports.show("quotes"),
    showFacts: () => reports.show("facts"),
    restart,
  };
  for (const [name, work] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`${SECTION}.${name}`, () => said(work)));
  }
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, reports),
    vscode.workspace.onDidChangeConfiguration((event) => said(() => changed(event))),
  );
  await said(start);
}

export async function deactivate(): Promise<void> {
  await stop();
}

/** Do something, and show what went wrong. */
async function said(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    void vscode.window.showErrorMessage(`newslint: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function start(): Promise<void> {
  const [program, ...before] = command();
  void vscode.commands.executeCommand("setContext", "newslint.languages", languages());
  const selector = languages().flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  const started = new LanguageClient(
    SECTION,
    "newslint",
    { command: program, args: [...before, "lsp"], transport: TransportKind.stdio },
    {
      documentSelector: selector,
      initializationOptions: serverOptions(),
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(CONFIGURATIONS) },
    },
  );
  client = started;
  try {
    await started.start();
  } catch (error) {
    client = undefined;
    throw new Error(
      `'${[program, ...before].join(" ")} lsp' cannot be started (${error instanceof Error ? error.message : String(error)}). ` +
        "Install it with pip install 'newslint[lsp]', or say where it is in the setting newslint.command.",
    );
  }
}

async function stop(): Promise<void> {
  const stopped = client;
  client = undefined;
  if (!stopped) return;
  await stopped.start().catch(() => {}); // one that is starting cannot be stopped before it has
  if (stopped.needsStop()) await stopped.stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

async function changed(event: vscode.ConfigurationChangeEvent): Promise<void> {
  if (event.affectsConfiguration(`${SECTION}.command`) || event.affectsConfiguration(`${SECTION}.languages`)) {
    await restart();
  } else if (event.affectsConfiguration(SECTION)) {
    await client?.sendNotification("workspace/didChangeConfiguration", {
      settings: { [SECTION]: serverOptions() },
    });
  }
}

/** The words selected in the editor, or the one at the cursor, are right in this project from now on. */
async function addToHouseWords(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client) return;
  const place = editor.selection.isEmpty
    ? editor.document.getWordRangeAtPosition(editor.selection.active)
    : editor.selection;
  const word = place ? editor.document.getText(place).trim() : "";
  if (!word) return;
  await client.sendRequest("workspace/executeCommand", {
    command: "newslint.acceptWord",
    arguments: [editor.document.uri.toString(), word],
  });
}
