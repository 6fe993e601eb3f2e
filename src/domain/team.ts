/** A team of the organisation as GitHub told it, or why it could not be told. */
export type Team =
  | {
      readonly kind: "known";
      /** Logins of all on the team, its maintainers included, and those of its child teams. */
      readonly members: readonly string[];
      readonly maintainers: readonly string[];
    }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      /** Whether GitHub refuses to tell, so that to ask again would not help. */
      readonly isRefused?: boolean;
    };

/** Whether nobody will ever be known to be on a team: an Action's own token, for one, may not read teams. */
export const isUnseen = (team: Team): boolean => team.kind === "unknown" && team.isRefused === true;

/** Someone is on a team, or is not, or it could not be learned: three answers. */
export type Membership = "member" | "outsider" | "unknown";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether a person is on a team. GitHub compares logins without regard to case. */
export const membership = (team: Team, login: string): Membership => {
  if (team.kind === "unknown") return "unknown";
  return team.members.some((member) => same(member, login)) ? "member" : "outsider";
};

/** Whether a person maintains a team. */
export const maintainership = (team: Team, login: string): Membership => {
  if (team.kind === "unknown") return "unknown";
  return team.maintainers.some((member) => same(member, login)) ? "member" : "outsider";
};
