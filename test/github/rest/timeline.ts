import { type Endpoint, onRepository } from "../endpoint.js";
import { page } from "../paging.js";
import { threadNeeds } from "../permissions.js";
import { eventJson, isIssueEvent } from "../wire/timeline.js";
import { threadIn } from "./find.js";

/** https://docs.github.com/rest/issues/timeline and https://docs.github.com/rest/issues/events */
export const timeline: readonly Endpoint[] = [
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/timeline",
    docs: "issues/timeline#list-timeline-events-for-an-issue",
    needs: threadNeeds("read"),
    answer: (call) => {
      const thread = threadIn(call, "read");
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues/${thread.number}/timeline`;
      return page(call, path, thread.timeline, (event) => eventJson(call.world, thread, event));
    },
  }),
  onRepository({
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/events",
    docs: "issues/events#list-issue-events",
    needs: threadNeeds("read"),
    answer: (call) => {
      const thread = threadIn(call, "read");
      const path = `/repos/${call.params.owner}/${call.params.repo}/issues/${thread.number}/events`;
      return page(call, path, thread.timeline.filter(isIssueEvent), (event) =>
        eventJson(call.world, thread, event),
      );
    },
  }),
];
