import { afterAll, beforeAll, expect, it } from "vitest";
import { exampleMember } from "../tests/example-members.ts";
import { freshEmbedded } from "../tests/fresh-database.ts";
import { findCustomer } from "./find-customer.ts";
import type { Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { saveGathered } from "./store/gathered.ts";
import { migrate } from "./store/migrate.ts";

const members = [
  exampleMember("C-10002", { profile: { email: "ada@mail.example" } }),
  exampleMember("c-10003"),
  exampleMember("C-10003"),
  exampleMember("K-7"),
];
/** What each of them wrote: K-7 from an address that no list has. */
const texts = members.map(({ customer }) => ({ customer, email: customer === "K-7" ? "kim@mail.example" : undefined }));

const last = {
  overview: {
    tables: {
      members: { base: { kind: "gathered", id: "m" } },
      customers: { base: { kind: "gathered", id: "h", regrouping: "customers" }, columns: [] },
    },
  },
} as unknown as Latest;

let database: Database;

async function save(id: string, pieces: readonly { owner: string; sort: string; doc: unknown }[]) {
  await saveGathered(database, {
    id,
    parts: 3,
    async *pieces() {
      yield { part: 0, pieces };
    },
  });
}

beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  await save(
    "m",
    members.map((doc) => ({ owner: doc.segment.id, sort: doc.customer, doc })),
  );
  await save(
    "h",
    texts.map((doc) => ({ owner: doc.customer, sort: "1", doc })),
  );
});
afterAll(() => database.close());

it.each([
  ["C-10002", "C-10002"],
  ["c-10002", "C-10002"],
  ["c-10003", "c-10003"],
  ["Ada@mail.example", "C-10002"],
  ["kim@mail.example", "K-7"],
])("findCustomer() finds %s: %s", async (wanted, customer) => {
  expect(await findCustomer(database, last, wanted)).toMatchObject({ customer });
});

it.each([
  ["C-1002", "There is no customer C-1002 in the last analysis: did you mean C-10002 or C-10003?"],
  [
    "nobody@mail.example",
    "There is no customer nobody@mail.example in the last analysis: give an id or an e-mail address as the exports have it",
  ],
])("findCustomer() says what %s may have meant", async (wanted, message) => {
  await expect(findCustomer(database, last, wanted)).rejects.toThrow(message);
});
