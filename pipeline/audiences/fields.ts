/** What audiences can be asked by: the fields of a member, for rules and plain words. */

import { createFields, recordKind, type Field, type Fields, type Named } from "../../models/rules/fields.ts";
import { attitudeFields } from "./fields/attitude.ts";
import { courseFields } from "./fields/course.ts";
import { namedValue } from "./fields/countries.ts";
import { orderFields, textFields, type AskedMember, type TextRecord } from "./fields/records.ts";
import { valueFields } from "./fields/value.ts";

/** Names that the data have, for fields that speak of names. */
export interface Vocabulary {
  readonly topics: readonly Named[];
  readonly segments: readonly Named[];
  /** Columns of the customers' own exports that fields have not; with their values where those are few. */
  readonly columns: readonly (string | { readonly name: string; readonly values: readonly string[] })[];
  /** Columns that too few customers have to be asked by. */
  readonly columnsLeftOut?: readonly string[];
  /** Names of what is ordered, where they are few; plain words know no others. */
  readonly items?: readonly string[];
  /** Scales of which any rating was given: nps, csat, stars. */
  readonly ratings?: readonly string[];
  /** Whether forms with several answers are among the texts: counted once each. */
  readonly hasForms?: boolean;
}

/** The fields of the table; columns of imports come last, under their own names and as `customer.NAME`. */
export function audienceFields({
  topics,
  segments,
  columns,
  columnsLeftOut = [],
  items = [],
  ratings = [],
  hasForms = false,
}: Vocabulary): Fields<AskedMember> {
  const texts = recordKind("texts", {
    fields: textFields(topics),
    of: ({ records }: AskedMember) => records?.texts ?? [],
    day: ({ day }) => day,
    ...(hasForms && { thing: ({ response }: TextRecord) => response }),
  });
  const orders = recordKind("orders", {
    fields: orderFields(items),
    of: ({ records }: AskedMember) => records?.orders.filter(({ isCreditOnly }) => !isCreditOnly) ?? [],
    day: ({ day }) => day,
  });
  return createFields<AskedMember>(
    [
      ...valueFields,
      ...attitudeFields(topics),
      ...courseFields(ratings),
      ...whoFields(segments),
      ...columns.map((column) => columnField(typeof column === "string" ? { name: column } : column)),
      ...columnsLeftOut.map((name) => columnLeftOut(name, columns.length)),
    ],
    { records: [texts, orders] },
  );
}

function whoFields(segments: readonly Named[]): Field<AskedMember>[] {
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
    ...["entered segment", "left segment"].map((name): Field<AskedMember> => ({
      kind: "missing",
      name,
      synonyms: [],
      doc: "Moves between segments: nothing tells of them.",
      why: "moves between segments are not recorded. segment = … is where customers are now; saved as an audience, it tells run by run who came and who went (attune audience save NAME --where 'segment = …').",
    })),
    {
      kind: "flag",
      name: "consent",
      synonyms: ["opt-in", "opted in"],
      doc: "Whether the customer may be written to, as the customers' export says; absent where it does not.",
      says: ["who may be written to", "who may not be written to"],
      unknown: "the customers' export says nothing of them",
      flag: ({ profile }) => profile?.consent,
    },
    {
      kind: "like",
      name: "like",
      synonyms: ["similar to", "lookalikes of"],
      doc: "The customers nearest to one, by the features that segments are found by, scaled and weighed as there: like C-4711 in top 50, which is meant without a number, or in top 5%.",
      id: ({ customer }) => customer,
      point: ({ features }) => features.map(({ scaled }) => scaled),
    },
    {
      kind: "column",
      name: "customer",
      called: "id",
      synonyms: ["customer id", "id"],
      doc: "The customer's id.",
      column: ({ customer }) => customer,
    },
  ];
}

function columnLeftOut(name: string, most: number): Field<AskedMember> {
  return {
    kind: "missing",
    name,
    synonyms: [`customer.${name}`],
    doc: "A column of the customers' export that few customers have.",
    why: `of the columns of customers only the ${most} can be asked by that most of them have, and this is none of them.`,
  };
}

function columnField({
  name,
  values = [],
}: {
  readonly name: string;
  readonly values?: readonly string[];
}): Field<AskedMember> {
  return {
    kind: "column",
    name,
    synonyms: [`customer.${name}`],
    doc: "A column of the customers' export.",
    column: ({ profile }) => (profile && Object.hasOwn(profile.other, name) ? profile.other[name] : undefined),
    ...(values.length > 0 && { known: values.map((value) => namedValue(name, value)) }),
  };
}
