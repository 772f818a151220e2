/** What customers do, by the words for it. */

/** One kind of thing that customers do. */
export interface Activity {
  /** Ways to say that they did it: alternatives with `|`, what may be left out with `?`. */
  readonly verbs: readonly string[];
  /** Ways to name what they did: "complaints". */
  readonly nouns: readonly string[];
  /** Rule of one of its texts or orders; "" of any. */
  readonly where: string;
  /** Shorter rules of a customer for what needs no count: that it ever happened, how often, about what. */
  readonly short?: {
    readonly ever?: string;
    /** `ever` takes a window. */
    readonly isEvent?: boolean;
    readonly counted?: string;
    readonly about?: string;
  };
  /** Whether it is done about topics; "direct" goes without a word between: "praised delivery". */
  readonly topics?: "about" | "direct";
  /** It is nothing without a topic. */
  readonly isOfTopics?: boolean;
  readonly hasItems?: boolean;
  /** Its noun is the name of a field, too. */
  readonly isFieldToo?: boolean;
}

const wrote = "wrote|written|write|writes|writing|contacted|contact|contacting|messaged";
const gave = "wrote|written|write|left|leave|leaving|posted|post|gave|give|sent|send";
const negative = "negative|bad|unhappy|angry|poor";
const positive = "positive|good|happy|glowing";

function textOf(kind: "negative" | "positive" | "neutral", words: string): readonly Activity[] {
  return [
    {
      verbs: [`${gave} something|anything ${words}`],
      nouns: [`${words} texts|text|messages|message|comments|comment`],
      where: `mood = ${kind}`,
      topics: "about",
    },
    ...channelNouns.map(([channel, nouns]): Activity => ({
      verbs: [],
      nouns: [`${words} ${nouns}`],
      where: `mood = ${kind} and channel = ${channel}`,
      topics: "about",
    })),
  ];
}

const channelNouns = [
  ["review", "reviews|review"],
  ["ticket", "support? tickets|ticket"],
  ["survey", "survey|surveys answers|answer|responses|response?"],
  ["chat", "chats|chat messages?"],
] as const;

const intent = (
  verbs: readonly string[],
  { nouns, is, topics }: { nouns: readonly string[]; is: string; topics: "about" | "direct" },
): Activity => ({
  verbs,
  nouns,
  where: `intent = ${is}`,
  short: { ever: `intent = ${is}` },
  topics,
});

/** The channel that a word is for: "chat" of "complained by chat". */
export const channelOf: ReadonlyMap<string, string> = new Map(
  ["ticket", "tickets", "chat", "review", "reviews", "survey", "surveys"].map((word) => [word, word.replace(/s$/, "")]),
);

export const activities: readonly Activity[] = [
  intent(["complained|complain|complains|complaining", "made|make a complaint"], {
    nouns: ["complaints|complaint"],
    is: "complaint",
    topics: "about",
  }),
  intent(["asked|ask|asks|asking a? question|questions", "had|have a question"], {
    nouns: ["questions|question"],
    is: "question",
    topics: "about",
  }),
  intent(
    [
      "want|wants|wanted|asked|ask|asking|tried|trying to cancel",
      "asked|ask|asking for a? cancellation",
      "requested|request|requesting a? cancellation",
    ],
    { nouns: ["cancellation requests|request", "cancellations|cancellation"], is: "cancellation", topics: "about" },
  ),
  intent(["requested|request|requests|requesting something", "made|make|wrote|sent a? requests|request"], {
    nouns: ["requests|request"],
    is: "request",
    topics: "about",
  }),
  intent(["praised|praise|praises|praising"], { nouns: ["praise"], is: "praise", topics: "direct" }),
  {
    verbs: ["mentioned|mention|mentions|mentioning"],
    nouns: ["mentions of"],
    where: "",
    short: { about: "topic = {topic}" },
    topics: "direct",
    isOfTopics: true,
  },
  intent(["suggested|suggest|suggesting", "made|make|gave a suggestion", "gave|had us? ideas|suggestions"], {
    nouns: ["suggestions|suggestion", "ideas"],
    is: "suggestion",
    topics: "about",
  }),
  {
    verbs: [wrote, "got|get|gotten in touch", "reached|reach|reaching out"],
    nouns: ["texts|messages"],
    where: "",
    short: { ever: "wrote", isEvent: true, counted: "texts", about: "topic = {topic}" },
    topics: "about",
    isFieldToo: true,
  },
  ...textOf("negative", negative),
  ...textOf("positive", positive),
  ...textOf("neutral", "neutral"),
  ...channelNouns.map(([channel, nouns]): Activity => ({
    verbs:
      channel === "review"
        ? ["reviewed us?"]
        : channel === "chat"
          ? ["chatted"]
          : channel === "survey"
            ? ["answered|answer a|the|our? survey|surveys", "responded to a|the|our? survey|surveys"]
            : [],
    nouns: [nouns],
    where: `channel = ${channel}`,
    short: { ever: `channel = ${channel}` },
    topics: "about",
  })),
  {
    verbs: [
      "bought|buy|ordered|order|purchased|purchase|booked|book|rented|rent|hired|hire|reserved|reserve",
      "placed|place an? order",
      "made|make a purchase|booking|reservation",
    ],
    nouns: ["orders|order|purchases|purchase|bookings|booking|rentals|rental|reservations|reservation"],
    where: "",
    short: { ever: "bought", isEvent: true, counted: "orders" },
    hasItems: true,
    isFieldToo: true,
  },
];
