/** Where the engine says what it does, a line each. Pino's loggers fit (https://getpino.io). */
export interface Log {
  info(facts: object, line: string): void;
  warn(facts: object, line: string): void;
  error(facts: object, line: string): void;
}
