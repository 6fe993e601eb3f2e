import type { Command } from "./command.js";
import { type ExemptRequest, exempt } from "./exempt.js";
import { type HelpRequest, help } from "./help.js";
import { type RevokeRequest, revoke } from "./revoke.js";
import { type WhyRequest, why } from "./why.js";

/** What people can ask for by a command; `command` tells which. */
export type CommandRequest = HelpRequest | WhyRequest | ExemptRequest | RevokeRequest;

/** Every command there is, in the order in which `/help` lists them. A new one is its file and its line here. */
export const commands: readonly Command<CommandRequest>[] = [help, why, exempt, revoke];
