/** Runs the command for an answer, without a shell: what a file is called can never become part of a command line. */

import { execFile } from "node:child_process";
import * as path from "node:path";

import { command } from "./options";

/** The longest answer that is taken, in bytes, and the longest time, in milliseconds. */
const LARGEST = 64 * 1024 * 1024;
const LONGEST = 120_000;

/** What the command writes to standard output for these arguments. Rejects with what it says on standard error. */
export function run(args: string[], folder: string): Promise<string> {
  const [program, ...before] = command();
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...before, ...args],
      { cwd: folder, maxBuffer: LARGEST, timeout: LONGEST, env: { ...process.env, PYTHONIOENCODING: "utf-8" } },
      (error, output, said) => {
        if (error) reject(new Error(said.trim() || error.message));
        else resolve(output);
      },
    );
  });
}

/** The folder of a file. */
export function folderOf(file: string): string {
  return path.dirname(file);
}
