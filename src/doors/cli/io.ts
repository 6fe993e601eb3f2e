/** What a command has of the world outside: where its answer and its complaints go. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** An Io for a command that reads files. */
export interface ReadingIo extends Io {
  /** The bytes of a file, or of standard input for `-`; from the disk if not given. Throws when they cannot be had. */
  readonly readFile?: (file: string) => Uint8Array;
}
