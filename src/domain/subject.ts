/** A repository, named as GitHub names it. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** What watchbill looks at: one issue or pull request, by its number. */
export interface Subject extends Repository {
  readonly number: number;
}

/** `owner/name`, as people write it. */
export const repositoryName = ({ owner, name }: Repository): string => `${owner}/${name}`;

/** `owner/name#12`: names a subject in logs, and keys the work on it. */
export const subjectName = (subject: Subject): string =>
  `${repositoryName(subject)}#${subject.number}`;
