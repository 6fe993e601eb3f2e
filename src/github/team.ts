import type { Octokit } from "@octokit/rest";
import type { Team } from "../domain/team.js";
import { answered, isLimited } from "./errors.js";

interface Known {
  readonly etag: string;
  readonly logins: readonly string[];
}

type Role = "all" | "maintainer";

/**
 * Reads teams: all members (with those of child teams) and the maintainers, a hundred a request. The first page's ETag
 * is kept, so that asking again for a team that has not changed costs nothing of the rate limit.
 * https://docs.github.com/en/rest/teams/members#list-team-members
 *
 * Never throws: a team that is not there or may not be read is unknown, with the reason.
 */
export const teamReader = (octokit: Octokit) => {
  const known = new Map<string, Known>();

  const loginsOf = async (org: string, slug: string, role: Role): Promise<readonly string[]> => {
    const key = `${org}/${slug} ${role}`;
    const last = known.get(key);
    const logins: string[] = [];
    try {
      for (let page = 1; ; page++) {
        const { data, headers } = await octokit.rest.teams.listMembersInOrg({
          org,
          team_slug: slug,
          role,
          per_page: 100,
          page,
          ...(page === 1 && last ? { headers: { "if-none-match": last.etag } } : {}),
        });
        if (!Array.isArray(data)) throw new Error("the answer was not JSON");
        logins.push(...data.map(({ login }) => login));
        if (data.length === 100) continue;
        // Only a team of one page can be known again by that page.
        if (page === 1 && headers.etag) known.set(key, { etag: headers.etag, logins });
        else known.delete(key);
        return logins;
      }
    } catch (error) {
      if (answered(error)?.status === 304 && last) return last.logins;
      throw error;
    }
  };

  return async (organisation: string, slug: string): Promise<Team> => {
    try {
      const members = await loginsOf(organisation, slug, "all");
      const maintainers = await loginsOf(organisation, slug, "maintainer");
      return { kind: "known", members, maintainers };
    } catch (error) {
      const answer = answered(error);
      if (answer?.status === 404)
        return {
          kind: "unknown",
          reason: "there is no such team, or watchbill may not see it",
          isRefused: true,
        };
      if (answer?.status === 403 && !isLimited(answer))
        return {
          kind: "unknown",
          reason: "watchbill may not read the organisation's members",
          isRefused: true,
        };
      return {
        kind: "unknown",
        reason: answer ? `GitHub answered ${answer.status}` : "GitHub did not answer",
      };
    }
  };
};
