import { linksIn, type RelativeLink } from "./links.js";
import { type AuditFinding, resolvePath, type Tree } from "./tree.js";

/** More dead links of one file are counted, not listed. */
const MOST_LISTED = 50;

/** Relative links of the Markdown files that lead nowhere: no such file or folder, no such heading, or out of the tree. */
export const deadLinks = (tree: Tree): readonly AuditFinding[] => {
  const read = new Map([...tree.texts].map(([path, text]) => [path, linksIn(text)]));
  const small = inSmallLetters(tree);
  return [...read].flatMap(([file, { links }]) => {
    const dead = links.flatMap((link): readonly AuditFinding[] => {
      const why = deadBecause(link, file, tree, read, small);
      return why === undefined ? [] : [{ field: "link", file, line: link.line, message: why }];
    });
    const [next] = dead.slice(MOST_LISTED);
    if (!next) return dead;
    const more = `There are ${dead.length - MOST_LISTED} more dead links from here on.`;
    return [...dead.slice(0, MOST_LISTED), { ...next, message: more }];
  });
};

const deadBecause = (
  { path, anchor, written }: RelativeLink,
  file: string,
  tree: Tree,
  read: ReadonlyMap<string, { readonly anchors: ReadonlySet<string> }>,
  small: ReadonlyMap<string, string>,
): string | undefined => {
  const target = path === "" ? file : resolvePath(file, path);
  const link = `The link ${JSON.stringify(written.slice(0, 200))}`;
  if (target === undefined)
    return `${link} leads out of the repository. Link to what is in it, or give the whole address.`;
  // Where a symbolic link leads is not looked at, nor what lies behind one.
  if (isAlias(target, tree)) return undefined;
  const isThere = tree.files.has(target) || tree.folders.has(target);
  if (!isThere) {
    const near = tree.files.has(`${target}.md`) ? `${target}.md` : small.get(target.toLowerCase());
    return `${link} is dead: there is no ${target}. ${near ? `Did you mean ${near}?` : "Mend it, or take it out."}`;
  }
  const anchors = read.get(target)?.anchors;
  if (anchor === undefined || !anchors) return undefined;
  const name = anchor.toLowerCase().replace(/^user-content-/, "");
  if (anchors.has(name) || /^l\d+(?:-l\d+)?$/.test(name) || name === "top") return undefined;
  return `${link} is dead: ${target} has no heading #${anchor}. Mend it, or take it out.`;
};

const isAlias = (target: string, { aliases }: Tree): boolean => {
  const steps = target.split("/");
  return aliases.size > 0 && steps.some((_, at) => aliases.has(steps.slice(0, at + 1).join("/")));
};

/** Each path by what it is in small letters: where links are written on a system that does not regard case. */
const inSmallLetters = ({ files }: Tree): ReadonlyMap<string, string> =>
  new Map([...files].map((file) => [file.toLowerCase(), file]));
