/** The webhook secret in all of the benchmark's processes. */
export const SECRET = "the benchmark's own";

/** What the simulated GitHub's process says once it is ready. */
export interface GitHubReady {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly installation: number;
  readonly actionsToken: string;
  readonly issues: readonly number[];
  readonly pulls: readonly number[];
}

/** What a server's process says once it listens. */
export interface ServerReady {
  readonly url: string;
}

/** What the load is asked for: webhooks as fast as they are accepted, over so many connections that are kept open. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly milliseconds: number;
}

/** What came of it. */
export interface Accepted {
  readonly perSecond: number;
  /** Answers other than 200 to 299: there should be none. */
  readonly refused: number;
}
