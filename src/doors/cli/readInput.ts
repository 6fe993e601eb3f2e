import { readFileSync } from "node:fs";

/** Reads a file named on the command line, `-` being standard input, as UTF-8; a byte order mark is left out. */
export const readInput = (
  file: string,
): { readonly text: string } | { readonly problem: string } => {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    const name = file === "-" ? "Standard input" : file;
    return { problem: `${name} cannot be read: ${reasonOf(error)}.` };
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "you may not read it",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not text in UTF-8",
};

/** Why a file cannot be read, in words. */
export const reasonOf = (error: unknown): string => {
  const code = (error as { code?: string }).code ?? "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
};
