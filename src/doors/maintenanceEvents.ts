import { MAINTENANCE_LABEL } from "../engine/maintenance/gateway.js";
import { list, object, type Reader, repositoryOf, text } from "./payload.js";

/** An occurrence of a recurring job was closed: it is said there when the job comes next. */
export const occurrenceClosed: Reader = (event, action) => {
  const maintenance = repositoryOf(event);
  const labels = list(object(event.issue)?.labels).map((label) => text(label?.name)?.toLowerCase());
  return maintenance && action === "closed" && labels.includes(MAINTENANCE_LABEL)
    ? [{ maintenance }]
    : [];
};
