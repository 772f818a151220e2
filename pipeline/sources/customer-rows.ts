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
  const contract = contractReader(understanding);
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
      ...contract({ row, since: moment }, further),
      other: further,
    };
  };
}

/**
 * A reader of contracts. Where a column says when they ended, they began when the customer is known from, unless another
 * column says when. What cannot be read as a date is kept under its column's name.
 */
function contractReader(understanding: Understanding) {
  const start = momentReader(understanding, "contractStart");
  const end = momentReader(understanding, "contractEnd");
  const hasEnds = columnOf(understanding, "contractEnd") !== undefined;
  return (
    { row, since }: { readonly row: TableRow; readonly since: string | undefined },
    further: Record<string, string>,
  ): Pick<Customer, "contractStart" | "contractEnd"> => {
    const read = (field: "contractStart" | "contractEnd", moment: string | undefined | Wrong) => {
      if (!isWrong(moment)) return moment;
      const { index, name } = columnOf(understanding, field)!;
      further[name] = storable(row.values[index]!);
      return undefined;
    };
    const contractEnd = read("contractEnd", end(row));
    const contractStart = read("contractStart", start(row)) ?? (hasEnds ? since : undefined);
    return { ...(contractStart !== undefined && { contractStart }), ...(contractEnd !== undefined && { contractEnd }) };
  };
}
