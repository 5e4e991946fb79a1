/** Holds the story in the editor against the wire copy it was made from, side by side. */

import * as vscode from "vscode";

import { folderOf, run } from "./run";

/** The story in the editor, saved; undefined where there is none, or the user will not save it. */
export async function savedStory(): Promise<vscode.TextDocument | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.uri.scheme !== "file") {
    void vscode.window.showInformationMessage("newslint: open a story that is saved as a file first.");
    return undefined;
  }
  return document.isDirty && !(await document.save()) ? undefined : document;
}

/** Ask for the source and show the comparison in a panel. */
export async function compareWithSource(): Promise<void> {
  const story = await savedStory();
  if (!story) return;
  const chosen = await vscode.window.showOpenDialog({
    title: "The source that this story was made from",
    openLabel: "Compare",
    canSelectMany: true,
    defaultUri: vscode.Uri.file(folderOf(story.fileName)),
  });
  if (!chosen || chosen.length === 0) return;
  const sources = chosen.map((uri) => uri.fsPath);
  const args = ["compare", "--format", "html", "--exit-zero", "--", ...sources, story.fileName];
  const page = await run(args, folderOf(story.fileName));
  const panel = vscode.window.createWebviewPanel(
    "newslint.compare",
    `newslint: ${story.fileName.split(/[\\/]/).pop()} and its source`,
    vscode.ViewColumn.Beside,
    { enableScripts: false, localResourceRoots: [] },
  );
  panel.webview.html = page;
}
