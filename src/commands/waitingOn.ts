import type { IssueRequest } from "../domain/asked.js";
import { type Command, mistake, type Reading } from "./command.js";
import { asOneLine, nameOf, noteOf } from "./words.js";

const form = {
  name: "waiting-on",
  usage: "/waiting-on <vendor> [reference]",
  example: "/waiting-on Deutsche Telekom case 4711",
  help: "Says that a vendor must act first, and their reference. The issue's clocks stand still meanwhile.",
  where: "issue",
} as const;

/** A vendor's name in quotes, which says where it ends. */
const IN_QUOTES = /^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|'([^']*)'|`([^`]*)`)(.*)$/;

/** Words that lead a reference in, or whatever else is said behind the vendor's name. */
const LEADS_IN =
  /^(?:case|ticket|ref|reference|request|incident|order|rma|sr|id|no|nr|number|for|to|because|since|until|about|re|[-–—:(#].*)[.:#]?$/i;

/** A reference: something with a digit or a link. The first word of a vendor's name may have one too: `3M`. */
const isReference = (word: string): boolean => /\d|:\/\//.test(word) || LEADS_IN.test(word);

export const waitingOn: Command<IssueRequest, "issue"> = { ...form, read: (args) => read(args) };

const read = (args: string): Reading<IssueRequest> => {
  const { vendor: named, rest } = split(asOneLine(args.slice(0, 2_000)));
  const vendor = nameOf(named);
  if (!vendor) return mistake(form, "Which vendor is missing.");
  if (vendor === "too long") return mistake(form, "That is longer than the name of a vendor.");
  return { ok: { command: "waiting-on", vendor: vendor.name, reference: noteOf(rest) } };
};

const split = (text: string): { readonly vendor: string; readonly rest: string } => {
  const inQuotes = IN_QUOTES.exec(text);
  if (inQuotes) {
    const rest = inQuotes[inQuotes.length - 1] ?? "";
    return { vendor: inQuotes.slice(1, -1).find((one) => one !== undefined) ?? "", rest };
  }
  const words = text.split(" ");
  // A comma or colon ends the name as well.
  const end = words.findIndex(
    (word, place) => (place > 0 && isReference(word)) || /[,;:]$/.test(words[place - 1] ?? ""),
  );
  const last = end < 0 ? words.length : end;
  return { vendor: words.slice(0, last).join(" "), rest: words.slice(last).join(" ") };
};
