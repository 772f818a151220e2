/** What audiences can be asked by: the fields of a member, for rules and plain words. */

import { createFields, type Field, type Fields, type Named } from "../models/rules/fields.ts";
import { attitudeFields } from "./audience-fields/attitude.ts";
import { courseFields } from "./audience-fields/course.ts";
import { valueFields } from "./audience-fields/value.ts";
import type { Member } from "./types.ts";

/** Names that the data have, for fields that speak of names. */
export interface Vocabulary {
  readonly topics: readonly Named[];
  readonly segments: readonly Named[];
  /** Columns of the customers' own exports that fields have not. */
  readonly columns: readonly string[];
}

/** The fields of the table; columns of imports come last, under their own names and as `customer.NAME`. */
export function audienceFields({ topics, segments, columns }: Vocabulary): Fields<Member> {
  return createFields<Member>([
    ...valueFields,
    ...attitudeFields(topics),
    ...courseFields,
    ...whoFields(segments),
    ...columns.map(columnField),
  ]);
}

function whoFields(segments: readonly Named[]): Field<Member>[] {
  return [
    {
      kind: "names",
      name: "segment",
      synonyms: ["cluster", "group"],
      doc: "The segment the customer is in, by id or name.",
      known: segments,
      names: ({ segment }) => [{ id: segment.id }],
      says: ["are in segment", "are not in segment"],
    },
    {
      kind: "flag",
      name: "consent",
      synonyms: ["opt-in", "opted in"],
      doc: "Whether the customer may be written to, as the customers' export says; absent where it does not.",
      flag: ({ profile }) => profile?.consent,
    },
    {
      kind: "column",
      name: "customer",
      synonyms: ["customer id", "id"],
      doc: "The customer's id.",
      column: ({ customer }) => customer,
    },
  ];
}

function columnField(column: string): Field<Member> {
  return {
    kind: "column",
    name: column,
    synonyms: [`customer.${column}`],
    doc: "A column of the customers' export.",
    column: ({ profile }) => (profile && Object.hasOwn(profile.other, column) ? profile.other[column] : undefined),
  };
}
