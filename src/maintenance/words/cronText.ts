const NAMES = "sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const FIELD = new RegExp(`^(?:[\\d*?,/#LWH-]|${NAMES})+$`, "i");
const FIRST_TWO = /^[\d*?,/-]+$/;

/** Whether a text is meant as a cron expression rather than as words such as "60, 30 and 7 days before 20 April". */
export const isCronText = (text: string): boolean => {
  if (text.startsWith("@")) return true;
  const fields = text.split(" ");
  return (
    fields.length >= 4 &&
    fields.every((field) => FIELD.test(field)) &&
    fields.slice(0, 2).every((field) => FIRST_TWO.test(field))
  );
};
