import { createHash } from "node:crypto";

/** The tag of an answer's content. Weak, as GitHub's are. */
export const etagOf = (body: Buffer): string =>
  `W/"${createHash("sha256").update(body).digest("hex")}"`;

/**
 * Whether the client has this content already (`If-None-Match`).
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export const isUnchanged = (etag: string, header: string | undefined): boolean => {
  if (!header) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim() === "*" || bare(tag) === bare(etag));
};
