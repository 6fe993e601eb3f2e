/** A command was used wrongly: exit code 2, and the message says what to do instead. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}
