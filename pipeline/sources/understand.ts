/** Looks at a file and says how it will be read, before any of it is. */

import { assignColumns, type Assigned } from "./assign-columns.ts";
import { besideWarnings, readBeside } from "./beside.ts";
import { profileColumns, type ColumnProfile } from "./column-profile.ts";
import { checkWanted, withText } from "./complete.ts";
import type { Kind } from "./fields.ts";
import { mapColumns } from "./map-columns.ts";
import { presetNamed, recognisePreset } from "./presets.ts";
import { UnusableInput, type OpenedFile } from "./raw-record.ts";
import { recogniseChannel } from "./recognise-channel.ts";
import { kindOf, kindOfFields, type RecognisedKind } from "./recognise-kind.ts";
import { sampleOf } from "./shown.ts";
import { speakerOf } from "./speaker.ts";
import { withoutShownNames } from "./shown-names.ts";
import { asksSomething, isAskedAside } from "./survey-questions.ts";
import { firstRecords, firstRows, LOOKED_AT, lookAt, shapeOf, type TableReading } from "./table.ts";
import { holdsTranscripts } from "./transcript.ts";
import {
  checkedChannel,
  checkedCurrency,
  checkedTimezone,
  checkKind,
  warningsOf,
  type UnderstandOptions,
} from "./understand-options.ts";
import {
  areRowTotals,
  codesOf,
  currenciesOf,
  currencyOfName,
  understandAmounts,
  understandDates,
  understandRatings,
  unreadChannels,
  unreadStatuses,
} from "./understand-values.ts";
import type { UnderstoodColumn, Understanding } from "./understanding.ts";

export type { UnderstandOptions } from "./understand-options.ts";

interface Looked {
  readonly file: string;
  readonly reading: TableReading;
  readonly rows: readonly (readonly string[])[];
  /** Whether the file has no more rows than were looked at. */
  readonly isAll: boolean;
  readonly columns: readonly ColumnProfile[];
  readonly why: string;
}

async function look(opened: OpenedFile, { as, preset: wanted }: UnderstandOptions): Promise<Looked> {
  const file = opened.name ?? "the file";
  const first = await firstRecords(opened);
  const given = wanted === undefined ? undefined : presetNamed(wanted, { format: opened.format, file });
  checkKind(as, given, file);
  const seen = wanted === undefined ? recognisePreset(lookAt(opened, first), as) : undefined;
  const preset = given ?? seen?.preset;
  const beside = await readBeside(opened, preset);
  const reading = { shape: shapeOf(opened, first, { preset, beside }), preset, beside };
  const rows = firstRows(opened, first, reading).map(({ values }) => values);
  const columns = profileColumns(reading.shape.headers, rows, reading.shape.questions);
  const why = seen?.why ?? (given ? "you say so (--preset)" : "no preset fits: columns are taken by names and values");
  return { file, reading, rows, isAll: first.length < LOOKED_AT, columns, why };
}

function kindFrom({ reading: { preset, shape }, columns, why, file }: Looked, { map = {} }: UnderstandOptions) {
  if (preset) return { kind: preset.kind, reasons: [`${preset.title}: ${why}`] };
  const kind = kindOfFields(Object.keys(map)) ?? kindOf(columns);
  if (kind) return kind;
  const names = shape.headers.slice(0, 30).map((header) => JSON.stringify(header.slice(0, 60)));
  throw new UnusableInput(`does not show what it holds by its columns ${names.join(", ")}`, {
    file,
    wanted: "--as feedback, orders or customers, and --map field=column where a column is not recognised",
  });
}

/**
 * What a file holds: feedback, orders or customers, and why: by the preset, by the fields that were mapped, else by its
 * columns. Throws `UnusableInput` when it cannot be told.
 */
export async function recogniseKind(opened: OpenedFile, options: UnderstandOptions = {}): Promise<RecognisedKind> {
  return kindFrom(await look(opened, options), options);
}

/** The columns as they will be read, in the order of the file. */
async function understandColumns(
  { reading, columns, rows, file, isAll }: Looked,
  {
    assigned,
    opened,
    timezone,
    dayFirst,
  }: {
    readonly assigned: readonly Assigned[];
    readonly opened: OpenedFile;
    readonly timezone: string;
    readonly dayFirst: boolean | undefined;
  },
): Promise<readonly UnderstoodColumn[]> {
  const { headers, questions } = reading.shape;
  const sample = { assigned, columns };
  const dates = await understandDates(sample, { opened, reading, file, timezone, dayFirst, isAll });
  const decimals = understandAmounts(sample, opened.format);
  const ratings = understandRatings(sample, reading.preset?.rating);
  const idAt = assigned.find(({ field }) => field === "id")?.index;
  const hasItems = assigned.some(({ field }) => field === "item" || field === "quantity" || field === "price");
  function isRowTotal(total: number): boolean {
    return hasItems && idAt !== undefined && areRowTotals(rows, { id: idAt, total });
  }
  function part(index: number, { field, why, group, rank }: Omit<Assigned, "index">): UnderstoodColumn {
    const name = headers[index]!;
    const values = columns[index]?.values ?? [];
    const isText = field === "text";
    const decimal = decimals.get(index);
    return {
      index,
      name,
      field,
      why,
      question: isText ? (questions[index] ?? (asksSomething(name) ? name : undefined)) : undefined,
      group,
      rank,
      dates: dates.get(index),
      decimal,
      isPerRow: field === "total" ? (reading.preset?.hasRowTotals ?? isRowTotal(index)) : undefined,
      currency: decimal && currencyOfName(name),
      currencies: field === "currency" ? codesOf(values) : decimal && currenciesOf(values, decimal),
      rating: field === "rating" ? ratings.get(index) : undefined,
      unread:
        field === "status" ? unreadStatuses(name, values) : field === "channel" ? unreadChannels(values) : undefined,
      isTranscript: isText && holdsTranscripts(columns[index]) ? true : undefined,
      namesCustomers: field === "speaker" ? values.some((value) => speakerOf(value) === "customer") : undefined,
      samples: values.slice(0, 3).map(sampleOf),
    };
  }
  return headers.flatMap((name, index) => {
    const parts = assigned.filter((one) => one.index === index);
    if (parts.length > 0) return parts.map((one) => part(index, one));
    return [{ index, name, why: "kept as it is", samples: (columns[index]?.values ?? []).slice(0, 3).map(sampleOf) }];
  });
}

/**
 * How the file will be read: its preset, what each column becomes and why, the order of its dates, its decimal signs. Throws
 * `UnusableInput` when a column that is needed cannot be found, or its dates could be read in two ways.
 */
export async function understand(opened: OpenedFile, options: UnderstandOptions = {}): Promise<Understanding> {
  const looked = await look(opened, options);
  const { file, reading, columns, rows, why } = looked;
  const { shape, preset } = reading;
  const timezone = checkedTimezone(options.timezone, file) ?? shape.timezone ?? "UTC";
  const currency = checkedCurrency(options.currency, file);
  const kind: Kind = options.as ?? kindFrom(looked, options).kind;
  const mapped = mapColumns(options.map ?? {}, { kind, headers: shape.headers, file });
  const all = withText(assignColumns(kind, columns, { preset, mapped, rows }));
  checkWanted(kind, all, { file, headers: shape.headers });
  const told = checkedChannel(options.channel, file);
  const origin = kind === "feedback" ? recogniseChannel({ assigned: all, columns }, { told, preset, file }) : undefined;
  const channel = origin?.channel;
  const { assigned, names } = withoutShownNames(all, { columns, channel });
  const understood = await understandColumns(looked, { assigned, opened, timezone, dayFirst: options.dayFirst });
  const isTold = assigned.some(({ field, isTold = false }) => field === "text" && isTold);
  const aside = (isTold ? [] : columns).filter(
    (column) => isAskedAside(column) && assigned.every(({ index }) => index !== column.index),
  );
  return {
    kind,
    preset: preset?.name ?? "generic",
    why,
    shape,
    columns: understood,
    timezone,
    currency,
    channel,
    channelWhy: origin?.why,
    warnings: [
      ...besideWarnings(opened, preset),
      ...warningsOf(kind, understood, {
        rows: rows.length,
        currency,
        names,
        channel,
        aside: aside.map(({ name }) => name),
      }),
    ],
  };
}
