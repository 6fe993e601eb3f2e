import type { Octokit } from "@octokit/rest";
import type { Repository } from "../domain/subject.js";
import type { Clock } from "../domain/time.js";
import type { ExistingLabel, LabelWrite } from "../engine/labels/plan.js";
import { gatewayError } from "./errors.js";

/** A repository's labels, for as long as someone works on them. */
export interface LabelShelf {
  /** All of them: one request a hundred. */
  list(): Promise<readonly ExistingLabel[]>;
  /** Carries one change out: one request. */
  write(change: LabelWrite): Promise<void>;
}

/**
 * The labels of a repository (https://docs.github.com/en/rest/issues/labels). Both methods throw a `GatewayError` when
 * GitHub does not do what it was asked.
 */
export const labelShelf = (
  octokit: Octokit,
  { owner, name: repo }: Repository,
  clock: Clock,
): LabelShelf => {
  const told = async <T>(doing: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw gatewayError(error, doing, clock);
    }
  };
  const labels = octokit.rest.issues;
  return {
    list: () =>
      told("Reading the labels", async () => {
        const all = await octokit.paginate(labels.listLabelsForRepo, {
          owner,
          repo,
          per_page: 100,
        });
        return all.map(({ name, color, description }) => ({
          name,
          color,
          description: description ?? "",
        }));
      }),
    write: (change) =>
      told(`Trying to ${change.kind}`, async () => {
        switch (change.kind) {
          case "create label": {
            const { name, color, description } = change;
            await labels.createLabel({ owner, repo, name, color, description });
            return;
          }
          case "change label": {
            const { name, ...look } = change.to;
            await labels.updateLabel({
              owner,
              repo,
              name: change.from.name,
              ...(name === undefined ? {} : { new_name: name }),
              ...look,
            });
            return;
          }
          case "delete label":
            await labels.deleteLabel({ owner, repo, name: change.name });
        }
      }),
  };
};
