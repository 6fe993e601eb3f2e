import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import { fileURLToPath } from "node:url";
import { run } from "probot";
import { type Environment, placeToListen } from "../environment.js";

/** Where app.yml is, of which the App is registered, wherever the command is given. */
const PACKAGE = fileURLToPath(new URL("../../../../", import.meta.url));

/**
 * Puts variables into the text of a `.env` file: those that it has are replaced, the others come at the end.
 *
 * @param values as they stand after `NAME=`, with `\n` for a line's end
 */
export const withVariables = (text: string, values: Readonly<Record<string, string>>): string => {
  const kept = text
    .split("\n")
    .filter(
      (line) => line !== "" && !Object.keys(values).some((name) => line.startsWith(`${name}=`)),
    );
  const put = Object.entries(values).map(
    ([name, value]) => `${name}=${value.replaceAll("\n", "\\n")}`,
  );
  return `${[...kept, ...put].join("\n")}\n`;
};

/**
 * Serves Probot's set-up page, which registers an App from app.yml at GitHub
 * (https://probot.github.io/docs/development/#configuring-a-github-app), and writes its credentials into `.env` in the
 * folder where the command was given.
 */
export const serveSetUp = async (env: Environment): Promise<void> => {
  const { host, port } = placeToListen(env);
  const file = join(cwd(), ".env");
  // Probot would have GitHub send webhooks to a public relay; this server is registered at its own address.
  process.env.NO_SMEE_SETUP ??= "true";
  // Probot looks for app.yml in the current folder, and has no other way to be told of it.
  chdir(PACKAGE);
  await run(() => {}, {
    env: { ...env, HOST: host, PORT: String(port) },
    updateEnv: (values) => {
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      writeFileSync(file, withVariables(text, values as Record<string, string>), { mode: 0o600 });
      // Nobody else on this machine may read the private key, whoever could read the file before.
      chmodSync(file, 0o600);
      return values;
    },
  });
};
