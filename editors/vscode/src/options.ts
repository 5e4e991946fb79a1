/** What the settings say: the command to run, and the options the server understands. */

import * as vscode from "vscode";

export const SECTION = "newslint";

/** The command with what comes before its own arguments. */
export function command(): string[] {
  const parts = vscode.workspace.getConfiguration(SECTION).get<string[]>("command", []);
  return parts.length > 0 ? parts : ["newslint"];
}

/** The languages whose files are checked. */
export function languages(): string[] {
  return vscode.workspace.getConfiguration(SECTION).get<string[]>("languages", []);
}

/** The options of the server; what is empty is left to the configuration of the project. */
export function serverOptions(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const options: Record<string, unknown> = {};
  for (const key of ["level", "config"]) {
    const value = settings.get<string>(key, "");
    if (value) options[key] = value;
  }
  for (const key of ["select", "ignore", "enable", "rules"]) {
    const value = settings.get<string[]>(key, []);
    if (value.length > 0) options[key] = value;
  }
  return options;
}
