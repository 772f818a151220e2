/** A CSV file of rows of cells, as RFC 4180 has it: quoted where needed, lines ended by CR LF. */
export function csv(rows) {
  const cell = (value) => {
    const text = value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A CSV file of records: the columns' names, then for each record what each column's function gives. */
export function table(columns, records) {
  return csv([
    Object.keys(columns),
    ...records.map((record) => Object.values(columns).map((column) => column(record))),
  ]);
}

/** 1234 as "12.34". */
export function pounds(pence) {
  return (pence / 100).toFixed(2);
}
