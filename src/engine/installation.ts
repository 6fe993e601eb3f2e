import type { Gateway } from "./gateway.js";

/** An installation of watchbill: its way to GitHub, and the lane its rate limit makes. */
export interface Installation {
  readonly lane: string;
  readonly gateway: Gateway;
}
