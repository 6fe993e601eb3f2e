import { matchesPath } from "./freeze/scope.js";

/** How much is demanded of an incident report. */
export type Profile = "lenient" | "default" | "strict";

/** How severe an incident was, in the words of the priority labels. */
export type Severity = "critical" | "major" | "minor";

/** An entry of the `documents` section of the policy file: which files must keep which contract. */
export interface DocumentSettings {
  /** Patterns of paths. */
  readonly paths: readonly string[];
  /** Patterns of paths that are left alone all the same, such as those of templates. */
  readonly except: readonly string[];
  readonly contract: "incident-report" | "service-record" | OwnContract;
  /** How much is demanded of an incident report: always the same, or by its severity. */
  readonly profile: Profile | Readonly<Partial<Record<Severity, Profile>>>;
}

/** A team's own contract: what a document of some kind must hold. */
export interface OwnContract {
  /** What such a document is called, such as `decision`. */
  readonly name: string;
  /** Sections that it must have, each with something said in it. */
  readonly sections?: readonly (string | OwnSection)[];
  /** What its front matter must hold; undefined if nothing is demanded of it. */
  readonly front_matter?: FrontMatterSchema;
}

export interface OwnSection {
  readonly name: string;
  /** Other names that people use for it. */
  readonly also?: readonly string[];
  /** What to write there, told to whoever left it out. */
  readonly tell?: string;
}

/** The part of JSON Schema (draft 7) in which a policy may describe front matter. */
export interface FrontMatterSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  /** Whether other keys than those of `properties` may stand there; they may if it is not said. */
  readonly additionalProperties?: boolean;
}

export interface ValueSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: "date";
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Omit<ValueSchema, "items">;
  readonly description?: string;
}

/** A changed document as it stands at the head of a pull request: its text, or why there is none. */
export type DocumentCopy =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly unread: WhyUnread };

export type WhyUnread = "binary" | "too large" | "too many";

/** Something that a document lacks or gets wrong. */
export interface DocumentRemark {
  /** `fail`: the contract demands it. `warn`: it does not, and a careful reader would still say so. */
  readonly verdict: "fail" | "warn" | "unknown";
  /** One plain sentence or two. It may repeat the document's own words. */
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What the contract of a document says of it. */
export interface DocumentVerdict {
  readonly path: string;
  /** What the document is, as a sentence begins: `Incident report`. */
  readonly kind: string;
  readonly complete: boolean;
  readonly remarks: readonly DocumentRemark[];
}

/** The entry that holds for a file: the first that names it; undefined if none does. */
export const settingsFor = (
  settings: readonly DocumentSettings[],
  path: string,
): DocumentSettings | undefined =>
  settings.find(({ paths, except }) => matchesPath(paths, path) && !matchesPath(except, path));
