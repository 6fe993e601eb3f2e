/** A request that GitHub answers with an error. The message is GitHub's own wording. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}

export interface RefusalDetails {
  /** GitHub's documentation page, without `https://docs.github.com/rest/`. The endpoint's own if not given. */
  readonly docs?: string;
  readonly errors?: readonly ValidationError[] | readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ValidationError {
  readonly resource: string;
  readonly field: string;
  readonly code: "missing" | "missing_field" | "invalid" | "already_exists" | "custom";
  readonly message?: string;
  readonly value?: string | number | null;
}

export const notFound = (): Refusal => new Refusal(404, "Not Found");

export const forbidden = (message: string, details?: RefusalDetails): Refusal =>
  new Refusal(403, message, details);

/** 422 with the field that is wrong. https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export const invalid = (...errors: readonly ValidationError[]): Refusal =>
  new Refusal(422, "Validation Failed", { errors });

/** 422 for a request of the wrong shape, as GitHub's own schema check words it. */
export const wrongShape = (sentence: string): Refusal =>
  new Refusal(422, `Invalid request.\n\n${sentence}`);
