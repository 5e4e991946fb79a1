/** Reports on a story as text beside it: who said what; people, dates and figures. */

import * as vscode from "vscode";

import { savedStory } from "./compare";
import { folderOf, run } from "./run";

export const SCHEME = "newslint";

/** Keeps the reports that are open. */
export class Reports implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Show the report that a command of newslint makes of the story in the editor. */
  async show(name: "quotes" | "facts"): Promise<void> {
    const story = await savedStory();
    if (!story) return;
    const text = await run([name, "--", story.fileName], folderOf(story.fileName));
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `${story.fileName} ${name}` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
