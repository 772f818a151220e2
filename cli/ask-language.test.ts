import { expect, it } from "vitest";
import { parseRule } from "../models/rules/parse.ts";
import { audienceFields } from "../pipeline/audiences/fields.ts";
import { languageText } from "./ask-language.ts";

it("languageText() lists no field and no phrase that is refused", () => {
  const text = languageText();
  expect(text).toContain("The segment the customer is in");
  expect(text).not.toMatch(/entered segment|left segment|new in .segment/);
  const fields = audienceFields({ topics: [], segments: [{ id: "s1", name: "All" }], columns: [] });
  const asked = (rule: string) => () => parseRule(rule, fields);
  expect(asked("entered segment = s1")).toThrow("saved as an audience, it tells run by run who came and who went");
  expect(asked("xyzzy = 1")).toThrow(/there are .*\bsegment\b/);
  expect(asked("xyzzy = 1")).not.toThrow(/entered segment/);
});
