import { type Clock, type Instant, Temporal } from "../domain/time.js";

/** Answers that are kept for a while, so that a look need not ask again. */
export interface Memory<Answer> {
  /** The kept answer, or that of `ask`. Whoever comes while it is being asked shares the one asking. */
  recall(key: string, ask: () => Promise<Answer>): Promise<Answer>;
  /** The answer may have changed: it is asked for again when next needed. */
  forget(key: string): void;
  forgetAll(): void;
}

/** How long an answer is relied on, should the event that tells of a change be lost. */
const RELIED_ON = { minutes: 10 };

/** @param isKept whether an answer is worth keeping: what could not be reached is not. */
export const memory = <Answer>(
  clock: Clock,
  isKept: (answer: Answer) => boolean,
): Memory<Answer> => {
  const kept = new Map<string, { readonly answer: Promise<Answer>; readonly until: Instant }>();
  return {
    recall(key, ask) {
      const known = kept.get(key);
      if (known && Temporal.Instant.compare(clock.now(), known.until) < 0) return known.answer;
      const answer = ask();
      kept.set(key, { answer, until: clock.now().add(RELIED_ON) });
      const drop = (): void => {
        if (kept.get(key)?.answer === answer) kept.delete(key);
      };
      answer.then((got) => isKept(got) || drop(), drop);
      return answer;
    },
    forget: (key) => void kept.delete(key),
    forgetAll: () => kept.clear(),
  };
};
