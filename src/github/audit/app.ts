import type { Octokit } from "@octokit/rest";
import type { Repository } from "../../domain/subject.js";
import { type Clock, Temporal } from "../../domain/time.js";
import type {
  AppFacts,
  AuditFacts,
  DeliveryFact,
  InstallationFacts,
  Seen,
} from "../../engine/audit/facts.js";
import { answered } from "../errors.js";
import { seen } from "./seen.js";

/** GitHub shows the latest thirty deliveries on a page. */
const DELIVERIES = 30;

/**
 * GitHub's clock, from the `Date` of an answer, beside this machine's: one request.
 *
 * @param as whether the client speaks as the App itself, which may ask for little, or with a token.
 */
export const clocksOf = (
  octokit: Octokit,
  as: "the App" | "a token",
  clock: Clock,
): Promise<AuditFacts["clocks"]> =>
  seen(async () => {
    const { headers } =
      as === "the App"
        ? await octokit.rest.apps.getAuthenticated()
        : await octokit.rest.rateLimit.get();
    const date = Date.parse(headers.date ?? "");
    if (Number.isNaN(date)) throw new Error("GitHub's answer had no date");
    return { github: Temporal.Instant.fromEpochMilliseconds(date), here: clock.now() };
  });

/** The App itself and its webhook's log: two requests as the App. https://docs.github.com/en/rest/apps/webhooks */
export const appFacts = async (app: Octokit): Promise<AuditFacts["app"]> => {
  const facts = await seen(() => ownFacts(app));
  return "seen" in facts ? facts : { ...facts, refused: true };
};

const ownFacts = async (app: Octokit): Promise<AppFacts> => {
  const { data } = await app.rest.apps.getAuthenticated();
  if (!data) throw new Error("GitHub does not know this App");
  return {
    id: data.id,
    slug: data.slug ?? data.name,
    asks: {
      permissions: data.permissions as Readonly<Record<string, string>>,
      events: data.events,
    },
    deliveries: await seen(() => latestDeliveries(app)),
  };
};

const latestDeliveries = async (app: Octokit): Promise<readonly DeliveryFact[]> => {
  const { data } = await app.rest.apps.listWebhookDeliveries({ per_page: DELIVERIES });
  return data.map((delivery) => ({
    id: delivery.id,
    guid: delivery.guid,
    at: Temporal.Instant.from(delivery.delivered_at),
    event: delivery.event,
    status: delivery.status_code,
    words: delivery.status,
  }));
};

/** The App's installation on a repository, or that there is none: one request as the App, more where there is none. */
export const installationFacts = (
  app: Octokit,
  { owner, name }: Repository,
): Promise<Seen<InstallationFacts | "none">> =>
  seen(async () => {
    try {
      const { data } = await app.rest.apps.getRepoInstallation({ owner, repo: name });
      return installed(data, owner);
    } catch (error) {
      if (answered(error)?.status !== 404) throw error;
    }
    // One that is suspended reaches no repository, and stands in the App's own list.
    const all = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
    const suspended = all
      .filter(({ suspended_at }) => suspended_at)
      .map((one) => installed(one, ""))
      .find(({ account }) => account.toLowerCase() === owner.toLowerCase());
    return suspended ?? "none";
  });

const installed = (
  data: Awaited<ReturnType<Octokit["rest"]["apps"]["getRepoInstallation"]>>["data"],
  owner: string,
): InstallationFacts => ({
  account: data.account && "login" in data.account ? data.account.login : owner,
  page: data.html_url,
  suspended: data.suspended_at !== null,
  permissions: data.permissions as Readonly<Record<string, string>>,
  events: data.events,
});
