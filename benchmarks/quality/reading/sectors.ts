/** Industries, of which the own texts have more than a thousand, as the sectors that a table can show. */

// The first that fits counts: "travel insurance" is money, "car insurance" too.
const sectors: readonly (readonly [string, RegExp])[] = [
  [
    "money",
    /bank|insur|credit|loan|pension|broker|crypto|\btax\b|payroll|payment|mortgage|account|card|debt|atm\b|coin/,
  ],
  [
    "software",
    /software|saas|app\b|apps\b|hosting|cloud|domain|crm|erp|\bit\b|web\b|online courses|backup|co-working|b2b/,
  ],
  ["telecoms", /phones?$|telecom|mobile|broadband|internet|cable|carrier|wireless|satellite|tv\b/],
  [
    "travel",
    /airline|airport|hotel|hostel|rail|train|ferr|travel|holiday|resort|cruise|camp|guest house|tour|\bski\b|luggage|visa/,
  ],
  [
    "transport",
    /transit|transport|\bbus\b|coach|taxi|ride|parking|toll|scooter|car (?:hire|rental|sharing)|e-bike leasing|fleet|metro/,
  ],
  ["delivery", /deliver|parcel|courier|logistics|freight|removal|moving|storage|post\b/],
  ["food", /restaurant|food|café|coffee|\bbars?\b|baker|grocer|supermarket|meal|wine|brewer|cater|kitchens?$/],
  [
    "health",
    /hospital|\bdent|pharmac|health|clinic|doctor|\bgps?\b|opticia|\bvet|therap|medic|nursing|care home|hearing|blood|ortho/,
  ],
  [
    "public services",
    /public|city|council|municipal|licen[cs]e|passport|court|government|politic|prison|waste|library|libraries/,
  ],
  [
    "homes",
    /energy|power|water|utilit|\bgas\b|solar|heating|landlord|housing|property|estate|plumb|clean|pest|garden|elevator/,
  ],
  ["learning", /school|universit|course|tutor|language|museum|exam|nurser|kindergarten/],
  [
    "leisure",
    /stream|film|game|gym|music|podcast|theatre|cinema|event|festival|park|club|book|dating|concert|ticket|\bbands?\b|sport|fitness/,
  ],
  ["cars", /\bcars?\b|garage|tyre|vehicle|driving|\bvans?\b|e-?bike|bikes/],
  [
    "shops and goods",
    /shop|retail|fashion|shoe|furniture|cosmetic|electronic|gadget|appliance|toy|baby|headphone|headset|mattress|tool|print/,
  ],
];

/** The sector of an industry; "other" where no word of it is known. */
export function sectorOf(industry: string): string {
  return sectors.find(([, words]) => words.test(industry.toLowerCase()))?.[0] ?? "other";
}
