import type { IssueRequest } from "../domain/asked.js";
import { ack } from "./ack.js";
import { assign } from "./assign.js";
import type { Command } from "./command.js";
import { deescalate } from "./deescalate.js";
import { duplicate } from "./duplicate.js";
import { escalate } from "./escalate.js";
import { type ExemptRequest, exempt } from "./exempt.js";
import { type HelpRequest, help } from "./help.js";
import { needsInfo } from "./needsInfo.js";
import { priority } from "./priority.js";
import { report } from "./report.js";
import { type RevokeRequest, revoke } from "./revoke.js";
import { skip } from "./skip.js";
import { stage } from "./stage.js";
import { swap } from "./swap.js";
import { take } from "./take.js";
import { unassign } from "./unassign.js";
import { waitingOn } from "./waitingOn.js";
import { type WhyRequest, why } from "./why.js";

/** What people can ask for by a command; `command` tells which. */
export type CommandRequest =
  | HelpRequest
  | WhyRequest
  | ExemptRequest
  | RevokeRequest
  | IssueRequest;

/** A command with what it asks for at the places where it works. */
export type AnyCommand =
  | Command<HelpRequest | WhyRequest, "both">
  | Command<ExemptRequest | RevokeRequest, "pull request">
  | Command<IssueRequest, "issue">;

/** Every command there is, in the order in which `/help` lists them. A new one is its file and its line here. */
export const commands: readonly AnyCommand[] = [
  help,
  why,
  priority,
  escalate,
  deescalate,
  ack,
  take,
  assign,
  unassign,
  needsInfo,
  waitingOn,
  stage,
  duplicate,
  report,
  swap,
  skip,
  exempt,
  revoke,
];
