import type { Endpoint } from "../endpoint.js";
import { apps } from "./apps.js";
import { checkRuns } from "./checkRuns.js";
import { checkSuites } from "./checkSuites.js";
import { comments } from "./comments.js";
import { commits } from "./commits.js";
import { contents } from "./contents.js";
import { deliveries } from "./deliveries.js";
import { deployments } from "./deployments.js";
import { issues } from "./issues.js";
import { labels } from "./labels.js";
import { manifests } from "./manifests.js";
import { people } from "./people.js";
import { protection } from "./protection.js";
import { pulls } from "./pulls.js";
import { reactions } from "./reactions.js";
import { refs } from "./refs.js";
import { releases } from "./releases.js";
import { repositories } from "./repositories.js";
import { reviews } from "./reviews.js";
import { teams } from "./teams.js";
import { timeline } from "./timeline.js";
import { workflowRuns } from "./workflowRuns.js";

/** Everything of REST that is simulated. */
export const endpoints: readonly Endpoint[] = [
  ...apps,
  ...manifests,
  ...deliveries,
  ...repositories,
  ...contents,
  ...commits,
  ...refs,
  ...protection,
  ...issues,
  ...labels,
  ...comments,
  ...reactions,
  ...timeline,
  ...pulls,
  ...reviews,
  ...checkRuns,
  ...checkSuites,
  ...deployments,
  ...workflowRuns,
  ...releases,
  ...teams,
  ...people,
];
