/** Names of months and zones as exports write them. */

const NAMES: readonly string[] = [
  "jan january januar janvier enero ene gennaio gen januari janeiro",
  "feb february februar fevrier fev febrero febbraio februari fevereiro",
  "mar march marz maerz mrz mars marzo maart mrt marco",
  "apr april avril avr abril abr aprile",
  "may mai mayo maggio mag mei maio",
  "jun june juni juin junio giugno giu junho",
  "jul july juli juillet juil julio luglio lug julho",
  "aug august aout agosto ago augustus",
  "sep sept september septembre septiembre settembre set setembro",
  "oct october oktober okt octobre octubre ottobre ott outubro out",
  "nov november novembre noviembre novembro",
  "dec december dezember dez decembre diciembre dic dicembre desember dezembro",
];

const MONTHS = new Map(NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)));

/** The month, 1 to 12, of a name or its abbreviation in English, German, French, Spanish, Italian, Dutch or Portuguese. */
export function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return MONTHS.get(plain);
}

const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  jst: 540,
  aest: 600,
  aedt: 660,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Minutes east of UTC of "Z", "CET", "+01:00", "-0800", "GMT+1"; undefined for anything else. */
export function zoneMinutes(zone: string): number | undefined {
  const named = Object.hasOwn(ZONES, zone.toLowerCase()) ? ZONES[zone.toLowerCase()] : undefined;
  if (named !== undefined) return named;
  const match = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 14 * 60 ? undefined : match[1] === "-" ? -minutes : minutes;
}
