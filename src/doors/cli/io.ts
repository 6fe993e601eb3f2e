/** What a command has of the world outside: where its answer and its complaints go. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}
