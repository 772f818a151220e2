/** Two dozen made-up customers: twelve who like it and buy much, twelve who do not and buy little. */

const liked = [
  "The roses arrived early and every one of them is in bloom, I could not be happier",
  "Wonderful service from start to finish, the bench is beautiful",
  "Best garden shop I know, the seeds all came up",
  "Thank you so much, the pots are lovely and well made",
];

const disliked = [
  "The parcel came two weeks late and the box was crushed",
  "Still no refund and nobody answers my emails, this is terrible",
  "The delivery driver left it in the rain and everything is ruined",
  "Awful, the second replacement is broken as well and I am done waiting",
];

const people = Array.from({ length: 12 }, (_, i) => i);
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** Two texts each; g0 to g11 are glad, s0 to s11 are not. */
export const feedbackCsv = [
  "id,customer,text,date",
  ...people.flatMap((i) =>
    [0, 1].flatMap((n) => [
      `g${i}-${n},g${i},"${liked[(i + 2 * n) % 4]}, ${i} times ${n}",${day(3 * i + n)}`,
      `s${i}-${n},s${i},"${disliked[(i + 2 * n) % 4]}, ${i} times ${n}",${day(3 * i + n)}`,
    ]),
  ),
].join("\n");

/** Six large orders each of the glad, one small of the others. */
export const ordersCsv = [
  "order id,customer,date,total,currency",
  ...people.flatMap((i) => [
    ...Array.from({ length: 6 }, (_, n) => `og${i}-${n},g${i},${day(5 * n + i)},${180 + i}.50,EUR`),
    `os${i},s${i},${day(i)},${10 + i}.00,EUR`,
  ]),
].join("\n");
