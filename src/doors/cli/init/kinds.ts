/** The kinds of team that `watchbill init` knows, each with a policy of its own in `.github/examples/policies`. */
export const KINDS = {
  "co-operative": "a small co-operative whose members share the upkeep of its servers",
  hosting: "a team that develops and hosts the same software for several organisations",
  platform: "an operations team that alone brings changes into production",
  "support-desk": "a support desk with office hours",
  sysadmins: "system administrators who do what a community asks of them",
} as const;

export type Kind = keyof typeof KINDS;

/** The kind of a team that does not say: its policy is watchbill's own default, said in full. */
export const DEFAULT_KIND: Kind = "platform";

export const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);
