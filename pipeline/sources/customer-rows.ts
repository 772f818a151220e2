/** Rows of a table to customers. */

import type { Customer } from "../types.ts";
import { isWrong, momentReader, otherReader, textReader, whoReader, type Wrong } from "./cell-readers.ts";
import { longIdReader } from "./long-ids.ts";
import { consentOf } from "./order-status.ts";
import { storable } from "./shown.ts";
import type { TableRow } from "./table.ts";
import { columnOf, type Understanding } from "./understanding.ts";

/** A reader of customers: the e-mail address is the id where there is no other; neither is a row that cannot be used. */
export function customerReader(understanding: Understanding): (row: TableRow) => Customer | Wrong {
  const longId = longIdReader(understanding);
  const who = whoReader(understanding, "id");
  const name = textReader(understanding, "name");
  const firstName = textReader(understanding, "firstName");
  const lastName = textReader(understanding, "lastName");
  const since = momentReader(understanding, "since");
  const consent = textReader(understanding, "consent");
  const consentName = columnOf(understanding, "consent")?.name;
  const other = otherReader(understanding);
  const wanted = [columnOf(understanding, "id"), columnOf(understanding, "email")].flatMap(
    (column) => column?.name ?? [],
  );
  const column = wanted[0] ?? "id";
  const missing = `Neither id nor e-mail address in column ${wanted.map((header) => JSON.stringify(header)).join(" or ")}`;
  return (row) => {
    const wrong = longId(row);
    if (wrong) return wrong;
    const further = other(row);
    const { customer, email } = who(row, further);
    const id = customer ?? email;
    if (id === undefined) return { column, reason: missing };
    const moment = since(row);
    if (isWrong(moment)) return moment;
    const agreed = consent(row);
    const isAgreed = agreed === undefined ? undefined : consentOf(agreed);
    if (agreed !== undefined && isAgreed === undefined) further[consentName!] = storable(agreed);
    const parts = [firstName(row), lastName(row)].filter((part) => part !== undefined);
    return {
      id,
      email,
      name: name(row) ?? (parts.length > 0 ? parts.join(" ") : undefined),
      since: moment,
      consent: isAgreed,
      other: further,
    };
  };
}
