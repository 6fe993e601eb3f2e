import { type Command, type Form, isCalled, type Place } from "./command.js";
import { couldBeRule, wordsOf } from "./words.js";

/** Asks which commands there are, or how one of them is typed. */
export interface HelpRequest {
  readonly command: "help";
  /** The command asked about, without slash and in lower case, whether it exists or not; undefined for all. */
  readonly about: string | undefined;
}

export const help: Command<HelpRequest, "both"> = {
  name: "help",
  usage: "/help [command]",
  example: "/help exempt",
  help: "Lists the commands, or shows how to type one of them.",
  where: "both",
  // Whoever asks for help gets it, whatever else stands on the line.
  read: (args) => {
    const [about] = wordsOf(args).map((word) => word.toLowerCase());
    return { ok: { command: "help", about: about && couldBeRule(about) ? about : undefined } };
  },
};

/**
 * What `/help` answers on an issue or pull request, in Markdown: the command asked about, if there is one of that name
 * there, else all that work there, in the order given. Commands stand in code spans, so the answer cannot be taken for
 * commands itself.
 */
export const helpText = (
  commands: readonly Form[],
  place: Place,
  about?: string | undefined,
): string => {
  const here = commands.filter(({ where }) => where === "both" || where === place);
  const asked = here.find((form) => about !== undefined && isCalled(form, about));
  if (asked) return `\`${asked.usage}\`\n\n${asked.help} For example: \`${asked.example}\``;
  const lines = here.map((form) => `- \`${form.usage}\`: ${form.help}`);
  return `A command stands alone at the start of a line. On this ${place} there are:\n\n${lines.join("\n")}`;
};
