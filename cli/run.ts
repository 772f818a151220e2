/** `attune run`: import, analyse and print the segments, the main job in one line. */

import type { ImportReport } from "../pipeline/import-file.ts";
import type { ImportKind } from "../pipeline/store/imports.ts";
import { loadOverview, loadSegments } from "../pipeline/store/results.ts";
import { UsageError, type Command } from "./command.ts";
import { importAndPrint, importOptions, importOptionsOf } from "./import.ts";
import { overviewText, segmentsText } from "./print-segments.ts";
import { analyse, runOptions, runOptionsOf, withEngine } from "./session.ts";

export const run: Command = {
  summary: "import, analyse and print the segments",
  mostWords: Infinity,
  usage: "FILE… [--orders FILE]… [--customers FILE]… [options]",
  examples: [
    "attune run data-samples/tickets.csv --orders data-samples/orders.csv --customers data-samples/customers.csv",
  ],
  options: {
    orders: { type: "string", multiple: true, value: "FILE", help: "what the customers bought" },
    customers: { type: "string", multiple: true, value: "FILE", help: "who the customers are" },
    ...importOptions,
    ...runOptions,
  },
  async run(args) {
    const { positionals } = args;
    const [orders, customers] = [args.texts("orders"), args.texts("customers")];
    if (positionals.length + orders.length + customers.length === 0) {
      throw new UsageError("Which file? attune run FILE… [--orders FILE] [--customers FILE]");
    }
    const json = args.flag("json");
    const wishes = importOptionsOf(args);
    const options = runOptionsOf(args);
    // What is mapped by hand belongs to the feedback; orders and customers are recognised.
    const { map: _map, preset: _preset, ...plain } = wishes;
    const files: readonly { readonly path: string; readonly as?: ImportKind; readonly wishes: typeof wishes }[] = [
      ...positionals.map((path) => ({
        path,
        ...((wishes.map || wishes.preset) && { as: "feedback" as const }),
        wishes,
      })),
      ...orders.map((path) => ({ path, as: "orders" as const, wishes: plain })),
      ...customers.map((path) => ({ path, as: "customers" as const, wishes: plain })),
    ];
    return withEngine(args, async (engine) => {
      const imports: ImportReport[] = [];
      for (const { path, as, wishes } of files) {
        imports.push(await importAndPrint(engine, path, { ...wishes, ...(as && { as }), json }));
      }
      const { result } = await analyse(engine, options);
      const overview = (await loadOverview(engine.database, result!))!;
      const segments = await loadSegments(engine.database, result!);
      if (json) {
        const { tables: _tables, ...figures } = overview;
        process.stdout.write(`${JSON.stringify({ imports, result, overview: figures, segments }, undefined, 2)}\n`);
      } else {
        process.stdout.write(`${overviewText(overview)}\n${segmentsText(segments)}\n`);
      }
      return 0;
    });
  },
};
