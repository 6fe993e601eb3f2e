import type { Seen } from "../../engine/audit/facts.js";
import { answered } from "../errors.js";

/** What a read gives, or why it gave nothing: an audit goes on where it may not look. */
export const seen = async <Fact>(read: () => Promise<Fact>): Promise<Seen<Fact>> => {
  try {
    return { seen: await read() };
  } catch (error) {
    const answer = answered(error);
    if (!answer)
      return { unseen: error instanceof Error ? error.message : "GitHub did not answer" };
    const { status } = answer;
    const meaning =
      status === 401
        ? "GitHub does not accept these credentials"
        : status === 403
          ? "GitHub lets administrators alone, or an App with more permissions, see it"
          : `GitHub answered ${status}`;
    return { unseen: meaning };
  }
};
