/** Where a repository, or an organisation's `.github` repository, keeps its policy. */
export const POLICY_PATH = ".github/watchbill.yml";
