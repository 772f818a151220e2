/**
 * The groups that were planted. `orders` is the exact total of the group and `span` the fewest and most of one customer;
 * `pence` bounds the price of what they choose, and above
 * `easyPence` (60 pounds) they choose more rarely the dearer it is; `units` are rows of short survey answers beside the written texts.
 */
import { day } from "./times.mjs";

const everyMonth = [0.5, 0.7, 1.2, 1.5, 1.5, 1.2, 0.9, 0.8, 1, 1, 0.9, 0.9];
const growing = [0.4, 0.9, 1.8, 2, 1.6, 0.8, 0.4, 0.6, 1.3, 1.5, 1, 0.3];

export const groups = [
  {
    name: "deliveries",
    size: 42,
    orders: 546,
    span: [9, 18],
    since: ["2016-03-01", "2023-06-01"],
    club: 0.9,
    items: [1, 3],
    pence: [1900, 33000],
    easyPence: 24000,
    // From July on they hold back.
    timing: (time) => everyMonth[new Date(time).getUTCMonth()] * (time < day("2026-07-01") ? 1 : 0.6),
    refunds: (time) => (time < day("2026-03-01") ? 0.01 : 0.09),
    shorts: 4,
  },
  {
    name: "bargain",
    size: 52,
    orders: 312,
    span: [3, 10],
    since: ["2022-01-01", "2025-12-01"],
    club: 0.02,
    items: [1, 3],
    pence: [150, 1700],
    timing: (time) => everyMonth[new Date(time).getUTCMonth()],
    codes: { share: 0.85, names: ["THRIFT20", "THRIFT20", "THRIFT20", "SPRING15", "BLOOM10"] },
    clearance: 0.7,
    shorts: 8,
  },
  {
    name: "silent",
    size: 40,
    orders: 400,
    span: [6, 15],
    since: ["2017-01-01", "2024-10-01"],
    club: 0.6,
    items: [1, 3],
    pence: [4500, 65000],
    easyPence: 34000,
    timing: (time) => everyMonth[new Date(time).getUTCMonth()],
    shorts: 4,
  },
  {
    name: "newcomers",
    size: 42,
    orders: 105,
    span: [1, 4],
    since: ["2026-02-15", "2026-08-20"],
    club: 0.05,
    items: [1, 2],
    pence: [1500, 13000],
    notBefore: day("2026-03-05"),
    timing: () => 1,
    codes: { share: 0.15, names: ["WELCOME10"] },
    shorts: 2,
  },
  {
    name: "returns",
    size: 30,
    orders: 240,
    span: [5, 11],
    since: ["2021-01-01", "2025-04-01"],
    club: 0.2,
    items: [1, 2],
    pence: [2200, 19000],
    easyPence: 9000,
    timing: (time) => everyMonth[new Date(time).getUTCMonth()],
    refunds: () => 0.5,
    shorts: 2,
  },
  {
    name: "gardeners",
    size: 48,
    orders: 480,
    span: [7, 14],
    since: ["2017-01-01", "2024-12-01"],
    club: 0.6,
    items: [2, 4],
    pence: [150, 4000],
    kinds: ["plant", "plant", "plant", "soil", "tool", "grow"],
    timing: (time) => growing[new Date(time).getUTCMonth()],
    shorts: 5,
  },
  {
    name: "gifts",
    size: 30,
    orders: 105,
    span: [2, 6],
    since: ["2019-01-01", "2025-11-20"],
    club: 0,
    items: [1, 3],
    pence: [600, 6000],
    kinds: ["gift"],
    timing: giftSeasons,
    shorts: 2,
  },
  {
    name: "lapsed",
    size: 24,
    orders: 144,
    span: [4, 9],
    since: ["2018-01-01", "2024-06-01"],
    club: 0.9,
    items: [2, 4],
    pence: [199, 3500],
    kinds: ["plant", "plant", "soil", "tool"],
    // They write when the new prices are out.
    notBefore: day("2026-01-07"),
    timing: (time) => (time < day("2026-01-05") ? 1 : time < day("2026-02-20") ? 0.35 : 0),
    shorts: 1,
  },
  {
    name: "noise",
    size: 42,
    orders: 168,
    span: [1, 9],
    since: ["2018-01-01", "2026-07-01"],
    club: 0.25,
    items: [1, 3],
    pence: [300, 17000],
    timing: (time) => everyMonth[new Date(time).getUTCMonth()],
    codes: { share: 0.15, names: ["SPRING15", "BLOOM10", "LOAM5"] },
    refunds: () => 0.06,
    shorts: 4,
  },
];

/** Christmas above all, then Mothering Sunday (15 March 2026), Father's Day (21 June) and the first early birds. */
function giftSeasons(time) {
  const within = (from, to) => time >= day(from) && time < day(to);
  if (within("2025-11-10", "2025-12-20")) return 9;
  if (within("2026-02-25", "2026-03-12")) return 4;
  if (within("2026-06-01", "2026-06-19")) return 3;
  if (within("2026-10-05", "2026-11-01")) return 3;
  if (within("2025-06-01", "2025-06-15")) return 3;
  return 0.08;
}
