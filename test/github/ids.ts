import { createHash } from "node:crypto";
import type { World } from "./model.js";

/** The next id; ids grow with time, as GitHub's do. */
export const newId = (world: World): number => ++world.lastId;

/** A node id in the shape of GitHub's newer ones: `I_kwDO…`. Opaque to clients. */
export const nodeId = (prefix: string, id: number): string =>
  `${prefix}_kwDO${Buffer.from(id.toString(36)).toString("base64url")}`;

/** An id and its node id, for a new thing of the kind that `prefix` stands for. */
export const identity = (world: World, prefix: string): { id: number; nodeId: string } => {
  const id = newId(world);
  return { id, nodeId: nodeId(prefix, id) };
};

/** Git's name for an object of this kind and content: 40 hexadecimal digits. */
export const gitSha = (kind: "blob" | "tree" | "commit", content: string | Buffer): string => {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return createHash("sha1").update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");
};

/** The SHA that stands for "no commit": before a branch was made, after it was deleted. */
export const NO_COMMIT = "0".repeat(40);
