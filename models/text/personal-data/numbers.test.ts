import { expect, it } from "vitest";
import { findPersonalData } from "../personal-data.ts";

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

it("finds cards by issuer, length and Luhn's check digit, grouped or not", () => {
  expect(found("4111111111111111 and 5555-5555-5555-4444")).toEqual([
    "card 4111111111111111",
    "card 5555-5555-5555-4444",
  ]);
  expect(found("amex 3782 822463 10005 exp 12/27")).toEqual(["card 3782 822463 10005"]);
  expect(found("4111111111111111/12/27")).toEqual(["card 4111111111111111"]);
  expect(found("4111 1111 1111 1112")).toEqual([]);
  expect(found("imei 356938035643809, 0000 0000 0000 0000")).toEqual([]);
});

it("finds IBANs by country, length and check digits, in either case and with blanks", () => {
  expect(found("GB29 NWBK 6016 1331 9268 19 and de89370400440532013000.")).toEqual([
    "iban GB29 NWBK 6016 1331 9268 19",
    "iban de89370400440532013000",
  ]);
  expect(found("GB28 NWBK 6016 1331 9268 19")).toEqual([]);
});

it("finds IPv4 and IPv6 addresses, and no versions, times or namespaces", () => {
  expect(found("from 192.168.1.1 and 86.231.85.193:8080")).toEqual(["ip 192.168.1.1", "ip 86.231.85.193"]);
  expect(found("my IP is 8.8.8.8")).toEqual(["ip 8.8.8.8"]);
  expect(found("2001:db8::8a2e:370:7334 and fe80::1ff:fe23:4567:890a")).toEqual([
    "ip 2001:db8::8a2e:370:7334",
    "ip fe80::1ff:fe23:4567:890a",
  ]);
  expect(
    found("1.2.3.4, v10.20.30.40, Chrome 120.0.60.109, 300.1.2.3, 12:30:45, std::vector, a::b, 1.2.3.4.5"),
  ).toEqual([]);
});

it("finds international and national phone numbers", () => {
  expect(found("+1 (555) 123-4567 x12, +44 (0)20 7946 0958, 0049 171 1234567")).toEqual([
    "phone +1 (555) 123-4567 x12",
    "phone +44 (0)20 7946 0958",
    "phone 0049 171 1234567",
  ]);
  expect(found("(978)645-9740, 833.719.3994 or 020 7946 0958")).toEqual([
    "phone (978)645-9740",
    "phone 833.719.3994",
    "phone 020 7946 0958",
  ]);
  expect(found("06 12 34 56 78 ou 01.42.68.53.00, 98765 43210")).toEqual([
    "phone 06 12 34 56 78",
    "phone 01.42.68.53.00",
    "phone 98765 43210",
  ]);
});

it("finds bare digits only where a word says that they are a phone number", () => {
  expect(found("You can call 33 93 31")).toEqual(["phone 33 93 31"]);
  expect(found("Tel.: 4470 8800, 449 4898 office")).toEqual(["phone 4470 8800", "phone 449 4898"]);
  expect(found("call me any time after work on 5551234")).toEqual(["phone 5551234"]);
  expect(found("I called 3 times about 12345678")).toEqual([]);
  expect(found("We hit 12345678 on the counter")).toEqual([]);
});

it("ends a phone number before what else is counted", () => {
  expect(found("call 555-1234 24 hours")).toEqual(["phone 555-1234"]);
  expect(found("+49 171 1234567 12 Uhr")).toEqual(["phone +49 171 1234567"]);
});
