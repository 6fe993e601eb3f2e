import { readFileSync } from "node:fs";

/**
 * Reads a file named on the command line, `-` being standard input, as UTF-8; a byte order mark is left out.
 *
 * @returns its text, or why it cannot be read, in words. A command then ends with exit code 2.
 */
export const readInput = (
  file: string,
  readFile: (file: string) => Uint8Array = fromDisk,
): { readonly text: string } | { readonly problem: string } => {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFile(file)) };
  } catch (error) {
    const name = file === "-" ? "Standard input" : file;
    return { problem: `${name} cannot be read: ${reasonOf(error)}.` };
  }
};

const fromDisk = (file: string): Uint8Array => readFileSync(file === "-" ? 0 : file);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "you may not read it",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not text in UTF-8",
};

const reasonOf = (error: unknown): string => {
  const code = (error as { code?: string }).code ?? "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
};
