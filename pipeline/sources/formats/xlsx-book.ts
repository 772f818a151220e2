/** What a workbook holds beside its cells: sheets, shared strings, number formats (ECMA-376 part 1, 18). */

import { StringDecoder } from "node:string_decoder";
import { textCollector, type BoundedText } from "./xlsx-text.ts";
import { builtInKind, formatKind, type NumberKind } from "./xlsx-values.ts";
import { attribute, xmlReader, type XmlHandler } from "./xml-tags.ts";
import { unpack, type ZipEntry } from "./zip-directory.ts";

export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface Workbook {
  readonly path: string;
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly BoundedText[];
  /** By the number of a cell's style. */
  readonly kinds: readonly NumberKind[];
  /** Dates count from 1904. */
  readonly is1904: boolean;
}

export type ZipParts = ReadonlyMap<string, ZipEntry>;

/** Passes the XML of a part to a handler, chunk by chunk; the promise of each chunk lets others have their turn. */
export async function* readXml(
  path: string,
  { entry, handler }: { entry: ZipEntry; handler: XmlHandler },
): AsyncGenerator<void> {
  const decoder = new StringDecoder("utf8");
  const reader = xmlReader(handler);
  let isFirst = true;
  for await (const chunk of unpack(path, entry)) {
    const xml = decoder.write(chunk);
    reader.write(isFirst ? xml.replace(/^\uFEFF/, "") : xml);
    isFirst = false;
    yield;
  }
}

async function readPart(path: string, entry: ZipEntry | undefined, handler: Partial<XmlHandler>): Promise<void> {
  if (!entry) return;
  const ignore = () => undefined;
  const whole = { open: ignore, close: ignore, text: ignore, ...handler };
  for await (const _ of readXml(path, { entry, handler: whole })) continue;
}

/** A part's name from a relation's target, which is relative to `folder` unless it begins with "/". */
function partName(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = folder === "" ? [] : folder.split("/");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "styles" … */
  readonly type: string;
  readonly part: string;
}

async function readRelations(path: string, parts: ZipParts, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf("/");
  const folder = slash < 0 ? "" : part.slice(0, slash);
  const relations: Relation[] = [];
  const name = `${folder && `${folder}/`}_rels/${part.slice(slash + 1)}.rels`;
  await readPart(path, parts.get(name), {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const type = attribute(attributes, "Type")?.split("/").at(-1) ?? "";
      const target = attribute(attributes, "Target") ?? "";
      relations.push({ id: attribute(attributes, "Id") ?? "", type, part: partName(folder, target) });
    },
  });
  return relations;
}

async function readStrings(path: string, entry: ZipEntry | undefined): Promise<BoundedText[]> {
  const strings: BoundedText[] = [];
  const text = textCollector();
  let [isText, isPhonetic] = [false, false];
  await readPart(path, entry, {
    open: (name) => {
      if (name === "t") isText = true;
      else if (name === "rPh") isPhonetic = true;
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") strings.push(text.take());
    },
    text: (piece) => {
      if (isText && !isPhonetic) text.add(piece);
    },
  });
  return strings;
}

async function readKinds(path: string, entry: ZipEntry | undefined): Promise<NumberKind[]> {
  const own = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let isCells = false;
  await readPart(path, entry, {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      if (name === "numFmt") own.set(id, formatKind(attribute(attributes, "formatCode") ?? ""));
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) kinds.push(own.get(id) ?? builtInKind(id));
    },
    close: (name) => {
      if (name === "cellXfs") isCells = false;
    },
  });
  return kinds;
}

/** The name of the part that is the workbook; undefined when the archive holds none. */
export async function workbookPart(path: string, parts: ZipParts): Promise<string | undefined> {
  const roots = await readRelations(path, parts, "");
  const part = roots.find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  return parts.has(part) && /(^|\/)workbook\d*\.xml$/i.test(part) ? part : undefined;
}

/** Reads all of a workbook but its cells. Throws where its parts are damaged. */
export async function readWorkbook(
  path: string,
  { parts, part }: { readonly parts: ZipParts; readonly part: string },
): Promise<Workbook> {
  const relations = await readRelations(path, parts, part);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await readPart(path, parts.get(part), {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const relation = byId.get(attribute(attributes, "id") ?? "");
      const entry = relation?.type === "worksheet" ? parts.get(relation.part) : undefined;
      const isHidden = (attribute(attributes, "state") ?? "visible") !== "visible";
      if (entry) sheets.push({ name: attribute(attributes, "name") ?? "", isHidden, entry });
    },
  });
  const partOf = (type: string) => parts.get(relations.find((relation) => relation.type === type)?.part ?? "");
  return {
    path,
    sheets,
    strings: await readStrings(path, partOf("sharedStrings")),
    kinds: await readKinds(path, partOf("styles")),
    is1904,
  };
}
