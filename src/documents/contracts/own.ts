import type { OwnContract, OwnSection } from "../../domain/document.js";
import type { DocumentJudgement } from "../contract.js";
import { read } from "../reading.js";
import { plainName } from "../sections/names.js";
import type { Demand } from "./demand.js";
import { frontMatterRemarks } from "./frontMatter.js";
import { judgeDemands } from "./judgeDemands.js";

/** Judges a document by a contract that the team wrote itself: its sections, its front matter, and no blanks left. */
export const judgeOwn = (text: string, contract: OwnContract): DocumentJudgement => {
  const reading = read(text);
  const { sections = [], front_matter: schema } = contract;
  return judgeDemands(
    reading,
    sections.map((section) => demandOf(typeof section === "string" ? { name: section } : section)),
    schema ? frontMatterRemarks(reading.frontMatter, schema) : [],
  );
};

const demandOf = ({ name, also = [], tell }: OwnSection): Demand => {
  const names = [name, ...also].map(plainName).filter((one) => one !== "");
  return {
    field: name,
    what: `section "${name}"`,
    tell: tell ?? "Add it, with what there is to say.",
    keys: [],
    named: (part) =>
      names.some(
        (one) =>
          part.name === one || (part.form === "heading" && ` ${part.name} `.includes(` ${one} `)),
      ),
  };
};
