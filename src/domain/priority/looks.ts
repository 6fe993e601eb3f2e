import { read } from "./reading.js";
import { STRONG } from "./vocabulary.js";

/**
 * Whether a label looks like a priority: `P1`, `sev-2`, `priority: high`, `bug-s1`, `urgent`; not `major release`,
 * which says more, nor `needs-priority`, which says that there is none.
 */
export const looksLikePriority = (name: string): boolean => {
  const { axis, number, words, none, led, followed } = read(name);
  // S3 is where files are stored, and P2P how.
  if (none || /(^|[^a-z])(s3|p2p)$/i.test(name)) return false;
  if (axis) return number !== undefined || (words.length > 0 && !led);
  if (led || followed !== undefined) return false;
  return words.length > 0 && words.every((word) => STRONG.has(word));
};
