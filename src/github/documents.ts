import type { DocumentCopy } from "../domain/document.js";
import type { Repository } from "../domain/subject.js";
import type { DocumentsRead, WantedDocument } from "../engine/gateway.js";
import type { GraphQL } from "./graphql.js";

/** So many files are asked for in one request: GitHub shows up to half a megabyte of each. */
const MOST_A_REQUEST = 20;

/** A file as GitHub shows it. */
export interface BlobFacts {
  readonly text?: string | null;
  readonly isBinary?: boolean | null;
  readonly isTruncated?: boolean;
}

type CommitFacts = Readonly<Record<string, { readonly object: BlobFacts | null } | null>>;

interface Answer {
  readonly repository:
    | (Readonly<Record<string, unknown>> & {
        readonly defaultBranchRef: { readonly name: string } | null;
      })
    | null;
}

/**
 * Files at commits, twenty in one request, and the default branch of the repository. A commit of a fork is read in the
 * repository that its pull request was opened in, which shows every pull request's head. What is not there any more
 * (a deleted file is among a pull request's changes) is left out.
 */
export const readDocuments = async (
  graphql: GraphQL,
  { owner, name }: Repository,
  wanted: readonly WantedDocument[],
): Promise<DocumentsRead> => {
  const found: (DocumentCopy & WantedDocument)[] = [];
  let defaultBranch: string | undefined;
  for (let start = 0; start < wanted.length; start += MOST_A_REQUEST) {
    const page = wanted.slice(start, start + MOST_A_REQUEST);
    const { repository } = await graphql<Answer>(queryFor(page), {
      owner,
      name,
      ...Object.fromEntries(page.map(({ path }, index) => [`p${index}`, path])),
    });
    defaultBranch = repository?.defaultBranchRef?.name;
    const commits = [...new Set(page.map(({ sha }) => sha))];
    page.forEach((one, index) => {
      const commit = repository?.[`c${commits.indexOf(one.sha)}`] as CommitFacts | null | undefined;
      // What cannot be seen must not pass for deleted.
      if (!commit) throw new Error(`GitHub does not show the commit ${one.sha}`);
      const copy = copyOf(one.path, commit?.[`f${index}`]?.object);
      if (copy) found.push({ ...copy, sha: one.sha });
    });
  }
  return { defaultBranch, copies: found };
};

// Paths are given as variables, whatever is in them; commits are told apart by their SHA, which is hexadecimal.
const queryFor = (page: readonly WantedDocument[]): string => {
  const commits = [...new Set(page.map(({ sha }) => sha))];
  const fields = commits.map((sha, number) => {
    const files = page.flatMap((one, index) =>
      one.sha === sha
        ? [
            `f${index}: file(path: $p${index}) { object { ... on Blob { text isBinary isTruncated } } }`,
          ]
        : [],
    );
    return `c${number}: object(oid: ${JSON.stringify(sha)}) { ... on Commit { ${files.join(" ")} } }`;
  });
  const paths = page.map((_, index) => `$p${index}: String!`);
  return `query Documents($owner: String!, $name: String!, ${paths.join(", ")}) {
    repository(owner: $owner, name: $name) { defaultBranchRef { name } ${fields.join(" ")} }
  }`;
};

/** A file as a document; undefined for what is none: a folder or a submodule at the path. */
export const copyOf = (
  path: string,
  blob: BlobFacts | null | undefined,
): DocumentCopy | undefined => {
  if (!blob || blob.isTruncated === undefined) return undefined;
  if (blob.isBinary) return { path, unread: "binary" };
  if (blob.isTruncated || typeof blob.text !== "string") return { path, unread: "too large" };
  return { path, text: blob.text };
};
