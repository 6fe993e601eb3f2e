import { Temporal } from "../../domain/time.js";
import { counted } from "../../domain/words.js";
import type { AuditFacts, AuditLine, DeliveryFact, Seen } from "./facts.js";
import { lacking } from "./rights.js";

const THE_APP = "the App";

/** Whether GitHub knows the App, the App asks for what app.yml says, and its webhook answers. */
export const appLines = ({ app, manifest }: AuditFacts): readonly AuditLine[] => {
  if ("unseen" in app)
    return [
      app.refused
        ? {
            about: THE_APP,
            answer: "no",
            says: `GitHub did not answer to the App's credentials: ${app.unseen}.`,
            mend: "Compare APP_ID and PRIVATE_KEY with the App's settings page.",
          }
        : { about: THE_APP, answer: "cannot be seen", says: `The App itself: ${app.unseen}.` },
    ];
  const { slug, asks, deliveries } = app.seen;
  const missing = lacking(asks, manifest);
  return [
    missing.length === 0
      ? {
          about: THE_APP,
          answer: "yes",
          says: `${slug} asks for the permissions and events of app.yml.`,
        }
      : {
          about: THE_APP,
          answer: "no",
          says: `${slug} does not ask for ${missing.join(", ")}.`,
          mend: "Add them on the App's settings page, under Permissions & events.",
        },
    { about: THE_APP, ...deliveryLine(deliveries) },
  ];
};

/** A delivery counts by its newest attempt: one that was redelivered with success has arrived. */
const newestAttempts = (deliveries: readonly DeliveryFact[]): readonly DeliveryFact[] => {
  const newest = new Map<string, DeliveryFact>();
  for (const delivery of deliveries)
    if (!newest.has(delivery.guid)) newest.set(delivery.guid, delivery);
  return [...newest.values()];
};

const hasFailed = ({ status, words }: DeliveryFact): boolean =>
  status >= 400 || (status === 0 && words !== "pending");

const deliveryLine = (deliveries: Seen<readonly DeliveryFact[]>): Omit<AuditLine, "about"> => {
  if ("unseen" in deliveries)
    return {
      answer: "cannot be seen",
      says: `Whether the webhook is answered: ${deliveries.unseen}.`,
    };
  const latest = newestAttempts(deliveries.seen);
  if (latest.length === 0)
    return {
      answer: "cannot be seen",
      says: "Whether the webhook is answered: GitHub has nothing in its log yet.",
    };
  const failed = latest.filter(hasFailed);
  const [last] = failed;
  if (!last)
    return {
      answer: "yes",
      says: `The webhook answered all of the latest deliveries (${latest.length}).`,
    };
  const now = latest[0] === last ? "" : " The newest was answered.";
  return {
    answer: "no",
    says:
      `The webhook did not answer ${failed.length} of the latest ${latest.length}; the last was ${last.event} at ` +
      `${last.at.toString({ smallestUnit: "second" })} (${last.status === 0 ? last.words : last.status}).${now}`,
    mend:
      "Compare the webhook's address and secret on the App's settings page with the server's; its log says what it " +
      "refused. Then redeliver under Advanced, or wait: the hourly sweep makes up for what was lost.",
  };
};

/** GitHub takes tokens that an App signs for ten minutes at most; a minute off begins to hurt. */
const LARGEST_DIFFERENCE_S = 60;

/** Whether this machine's clock is right: freezes begin and end by it, and GitHub refuses tokens of another time. */
export const clockLine = (clocks: AuditFacts["clocks"]): AuditLine => {
  const about = "this machine";
  if ("unseen" in clocks)
    return {
      about,
      answer: "cannot be seen",
      says: `Whether the clock is right: ${clocks.unseen}.`,
    };
  const { github, here } = clocks.seen;
  const off = Math.round(here.since(github).total("seconds"));
  if (Math.abs(off) <= LARGEST_DIFFERENCE_S)
    return { about, answer: "yes", says: "The clock agrees with GitHub's to the minute." };
  const way = Temporal.Instant.compare(here, github) > 0 ? "ahead of" : "behind";
  return {
    about,
    answer: "no",
    says: `The clock is ${counted(Math.abs(off), "second")} ${way} GitHub's.`,
    mend: "Have it set by NTP: freezes begin and end by this clock.",
  };
};
