import { Misread } from "../calendar/misread.js";

/** A misreading with the setting it stands in, as keys from the window down. */
export class Located extends Misread {
  constructor(
    readonly place: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

/** Reads a setting; a misreading in it is told with its place. */
export const at = <T>(place: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    const inner = error instanceof Located ? error.place : [];
    throw new Located([...place.split("/"), ...inner], error.message);
  }
};
