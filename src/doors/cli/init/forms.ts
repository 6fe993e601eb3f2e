import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FORM = /\.(?:ya?ml|md)$/;
const NAME = /^name:[ \t]*(["']?)(.+?)\1[ \t]*$/m;

/** What a form or an older template is called among those to choose from, for comparison. */
export const nameOf = (text: string): string | undefined => NAME.exec(text)?.[2]?.toLowerCase();

/**
 * The names that a repository's own forms and templates have. GitHub wants each of them once
 * (https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms#top-level-syntax).
 *
 * @param folder the one with the forms, which need not be there
 */
export const namesIn = (folder: string): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const file of filesIn(folder)) {
    const path = join(folder, file);
    if (!FORM.test(file) || !lstatSync(path).isFile()) continue;
    const name = nameOf(readFileSync(path, "utf8"));
    if (name !== undefined) names.add(name);
  }
  return names;
};

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
