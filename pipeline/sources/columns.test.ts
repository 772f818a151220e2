import { describe, expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

describe("columns of exports never seen before", () => {
  test("German answers with semicolons", async () => {
    const { fields, understanding } = await readLines([
      "Kundennummer;Datum;Kommentar;Note",
      "1001;03.11.2025;Der Rasenmäher springt nicht an, sehr ärgerlich.;2",
      "1002;04.11.2025;Alles super, gerne wieder!;5",
    ]);
    expect(understanding.kind).toBe("feedback");
    expect(fields).toEqual({ Kundennummer: "customer", Datum: "at", Kommentar: "text", Note: "rating" });
  });

  test("names in snake case", async () => {
    const { fields } = await readLines([
      "user_ref,created,body,csat_score",
      "u-88,2025-11-03T10:00:00Z,The hose leaks at the connector,2",
      "u-89,2025-11-04T11:00:00Z,Great help from your team,5",
    ]);
    expect(fields).toEqual({ user_ref: "customer", created: "at", body: "text", csat_score: "rating" });
  });

  test("reviews: the longer text is the text, the shorter the subject", async () => {
    const { fields, understanding } = await readLines([
      "Reviewer,Stars,Review Title,Review Text,Date of review",
      "Anna K.,5,Lovely pots,The pots are sturdy and look great on my balcony,2025-11-03",
      "Tom,1,Broken,Arrived in pieces and nobody answers my mails,2025-11-04",
    ]);
    expect(fields).toEqual({
      Stars: "rating",
      "Review Title": "subject",
      "Review Text": "text",
      "Date of review": "at",
    });
    expect(understanding.channel).toBe("review");
  });

  test("orders with short names", async () => {
    const { fields, understanding } = await readLines([
      "order_no,client,placed_on,grand_total,cur",
      "B-1,c1,2025-11-03,12.50,EUR",
      "B-2,c2,2025-11-04,1300.00,EUR",
    ]);
    expect(understanding.kind).toBe("orders");
    expect(fields).toEqual({
      order_no: "id",
      client: "customer",
      placed_on: "at",
      grand_total: "total",
      cur: "currency",
    });
  });

  test("French orders", async () => {
    const { fields, accepted } = await readLines([
      "Numéro de commande;Date de commande;Client;Montant TTC;Devise;Remise;Statut",
      "C-001;03/01/2026;cl-12;1 234,56;EUR;10,00;Livrée",
      "C-002;15/01/2026;cl-13;45,00;EUR;0,00;Annulée",
    ]);
    expect(Object.values(fields)).toEqual(["id", "at", "customer", "total", "currency", "discount", "status"]);
    expect(accepted[0]?.record).toMatchObject({
      at: "2026-01-03T00:00:00.000Z",
      totalCents: 123456,
      discountCents: 1000,
      status: "paid",
    });
    expect(accepted[1]?.record).toMatchObject({ status: "cancelled" });
  });

  test("Spanish customers", async () => {
    const { fields, accepted, understanding } = await readLines([
      "id_cliente,correo,nombre,apellidos,fecha de alta,acepta publicidad",
      "77,Ana@example.com,Ana,García López,2024-05-01,sí",
      "78,luis@example.com,Luis,Pérez,2024-06-02,no",
    ]);
    expect(understanding.kind).toBe("customers");
    expect(Object.values(fields)).toEqual(["id", "email", "firstName", "lastName", "since", "consent"]);
    expect(accepted[0]?.record).toMatchObject({
      id: "77",
      email: "ana@example.com",
      name: "Ana García López",
      consent: true,
    });
  });

  test("a column with a name that says nothing is the text when people wrote in it", async () => {
    const { fields } = await readLines([
      "ref,front_desk,state,city",
      "1,The man at the desk was rude and did not look up once,NY,Albany",
      "2,Quick and friendly and I got my key in two minutes,GA,Macon",
      "3,I waited for half an hour and then gave up,NY,Utica",
    ]);
    expect(fields).toEqual({ ref: "id", front_desk: "text" });
  });

  test("what staff wrote is not taken for the text", async () => {
    const { fields } = await readLines([
      "Ticket #,Opened,Contact E-mail,Issue Details,Resolution Notes",
      "T-1,2026-01-03,ulla@example.com,Room 12 was cold all night,We sent a technician and he fixed the heating the next day for the guest",
      "T-2,2026-01-04,per@example.com,You charged my card twice,The refund was issued to the card of the guest and the case is closed",
    ]);
    expect(fields).toEqual({ "Ticket #": "id", Opened: "at", "Contact E-mail": "email", "Issue Details": "text" });
  });

  test("an id that comes again with other texts is the conversation's", async () => {
    const { fields, understanding } = await readLines([
      "session,who,line,ts",
      "s1,assistant,Hello how can I help you today?,1772619725",
      "s1,user,my modem has no light since this morning,1772619730",
      "s1,operator,I can send you a new one,1772619800",
      "s2,user,your invoice is wrong again!,1772620000",
    ]);
    expect(fields).toEqual({ session: "conversation", who: "speaker", line: "text", ts: "at" });
    expect(understanding.channel).toBe("chat");
  });

  test("nested JSON", async () => {
    const { fields } = await readLines([
      '{"_id":"a1","user":{"id":"u1"},"review":{"stars":2,"headline":"Cold coffee","body":"The coffee was cold"},"posted":"2026-03-04"}',
      '{"_id":"a2","user":{"id":"u2"},"review":{"stars":5,"headline":"Best cake","body":"Will come again for the cake"},"posted":"2026-03-05"}',
    ]);
    expect(fields).toEqual({
      _id: "id",
      "user.id": "customer",
      "review.stars": "rating",
      "review.headline": "subject",
      "review.body": "text",
      posted: "at",
    });
  });

  test("customers are told from orders by their totals over time", async () => {
    const { understanding, fields } = await readLines([
      "customer_id,total_orders,total_spent,last_order_date,first_name,email",
      "1,4,120.50,2026-01-01,Ann,ann@example.com",
      "2,1,20.00,2026-02-01,Bob,bob@example.com",
    ]);
    expect(understanding.kind).toBe("customers");
    expect(fields).toEqual({ customer_id: "id", first_name: "firstName", email: "email" });
  });

  test("a file of lines of orders without a total is added up", async () => {
    const { accepted, rows } = await readLines([
      "date,invoice,cust_no,sku,qty,unit_price_eur,descr",
      '04.03.2026,R-1,5001,P1,2,"12,50",Flower pot',
      '04.03.2026,R-1,5001,P2,1,"3,00",Soil',
      '05.03.2026,R-2,5002,P1,1,"12,50",Flower pot',
    ]);
    expect(rows).toBe(3);
    expect(accepted.map(({ rows, record }) => [rows, record.id, "totalCents" in record && record.totalCents])).toEqual([
      [2, "R-1", 2800],
      [1, "R-2", 1250],
    ]);
    expect(accepted[0]?.record).toMatchObject({ currency: "EUR", customer: "5001" });
  });

  test("totals that differ within an order are of its rows, and are added up", async () => {
    const { accepted, fields } = await readLines([
      "Receipt No;Datum;Uhrzeit;Kunde;Artikel;Menge;Einzelpreis;Summe",
      "1;04.03.2026;10:22;K1;Bread;2;3,50;7,00",
      "1;04.03.2026;10:22;K1;Milk;1;1,20;1,20",
      "2;05.03.2026;11:00;K2;Bread;1;3,50;3,50",
    ]);
    expect(Object.values(fields)).toEqual(["id", "at", "time", "customer", "item", "quantity", "price", "total"]);
    expect(accepted.map(({ record }) => "totalCents" in record && [record.at, record.totalCents])).toEqual([
      ["2026-03-04T10:22:00.000Z", 820],
      ["2026-03-05T11:00:00.000Z", 350],
    ]);
  });

  test("columns that say nothing are asked for", async () => {
    await expect(readLines(["a,b,c", "1,2,3", "4,5,6"])).rejects.toThrow(
      /does not show what it holds by its columns "a", "b", "c": wanted --as feedback, orders or customers/,
    );
    await expect(readLines(["a,b,c", "1,2,3"], { as: "feedback" })).rejects.toThrow(
      /has no column that holds texts that customers wrote; its columns are "a", "b", "c": wanted --map text=COLUMN/,
    );
  });
});

describe("--map", () => {
  const lines = ["ref,Remark,Inner note", "1,too slow,The customer called twice and was very angry about it"];

  test("overrides what would be recognised", async () => {
    const { accepted } = await readLines(lines, { as: "feedback", map: { text: "remark", customer: "1" } });
    expect(accepted[0]?.record).toMatchObject({ text: "too slow", customer: "1" });
  });

  test("names the nearest field and column when one is unknown", async () => {
    await expect(readLines(lines, { as: "feedback", map: { txt: "Remark" } })).rejects.toThrow(
      /feedback have no field "txt": wanted text perhaps; one of the fields text, id, customer/,
    );
    await expect(readLines(lines, { as: "feedback", map: { text: "Remarks" } })).rejects.toThrow(
      /has no column "Remarks" for text: wanted Remark perhaps; one of its columns "ref", "Remark", "Inner note"/,
    );
  });
});

test("invoices of a billing tool are orders: what was paid is no id", async () => {
  const { understanding, fields } = await readLines([
    "id,Customer ID,Customer Email,Created (UTC),Amount Due,Amount Paid,Currency,Status",
    "in_1,u1,a@example.com,2026-03-01 08:00,49.00,49.00,usd,paid",
    "in_2,u2,b@example.com,2026-03-04 08:00,99.00,0.00,usd,uncollectible",
  ]);
  expect(understanding.kind).toBe("orders");
  expect(fields).toMatchObject({ id: "id", "Created (UTC)": "at", "Amount Paid": "total", Status: "status" });
});

test("a German list of members has its dates", async () => {
  const { fields } = await readLines([
    "Mitgliedsnummer;Name;E-Mail;Eintritt;Gekündigt zum",
    "M1;Anna Weiß;anna@example.org;03.01.2022;31.12.2025",
    "M2;Ben Groß;ben@example.org;20.01.2022;",
  ]);
  expect(fields).toMatchObject({ Eintritt: "since", "Gekündigt zum": "contractEnd" });
});
