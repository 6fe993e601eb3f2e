import { type Repository, repositoryName } from "../domain/subject.js";
import type { Tick } from "../engine/maintenance/door.js";

/** What a tick came to, and where. */
export interface Ticked {
  readonly repository: Repository;
  readonly tick: Tick;
}

/** What became of schedules of recurring jobs, in Markdown, a line each; nothing where nothing was to be done. */
export const sayTicks = (ticked: readonly Ticked[]): string =>
  ticked
    .flatMap(({ repository, tick: { lines } }) =>
      lines.map((line) => `- ${repositoryName(repository)}, maintenance: ${line}\n`),
    )
    .join("");
