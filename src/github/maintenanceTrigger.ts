import type { Repository } from "../domain/subject.js";
import { Temporal } from "../domain/time.js";
import type { Trigger } from "../engine/maintenance/gateway.js";
import type { GraphQL } from "./graphql.js";

const TRIGGER = /* GraphQL */ `
  query MaintenanceTrigger($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) {
      isPrivate
      pushedAt
      workflows: object(expression: "HEAD:.github/workflows") {
        ... on Tree { entries { name object { ... on Blob { text } } } }
      }
    }
  }`;

interface TriggerFacts {
  readonly isPrivate: boolean;
  readonly pushedAt: string | null;
  readonly workflows: {
    readonly entries?: readonly {
      readonly name: string;
      readonly object: { readonly text?: string | null } | null;
    }[];
  } | null;
}

/** The workflows of the default branch that use watchbill and have a schedule, told by their words. */
export const readTrigger = async (
  graphql: GraphQL,
  { owner, name }: Repository,
): Promise<Trigger | undefined> => {
  const { repository } = await graphql<{ repository: TriggerFacts | null }>(TRIGGER, {
    owner,
    name,
  });
  if (!repository) return undefined;
  return {
    isPublic: !repository.isPrivate,
    pushedAt: repository.pushedAt === null ? undefined : Temporal.Instant.from(repository.pushedAt),
    workflows: (repository.workflows?.entries ?? [])
      .filter(({ object }) => {
        const text = object?.text ?? "";
        return (
          /^\s*uses:.*\/watchbill@/m.test(text.replaceAll(/^\s*- /gm, "  ")) &&
          /^\s*schedule:/m.test(text)
        );
      })
      .map((entry) => entry.name),
  };
};
