/** What someone wrote cannot be taken at its word. The message says why, and what to write instead. */
export class Misread extends Error {}
