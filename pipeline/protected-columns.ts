/** Columns of customers that are protected: what a person is, by which nobody may be sorted. */

/** Names as exports have them, in plain letters: English, German, French and Spanish. */
const byName =
  /^(?:customer |user |client |kunden?)?(?:gender|sex|geschlecht|sexe|sexo|genero|genre|salutation|anrede|pronouns?|age(?: group| range| band| bracket)?|altersgruppe|alter|edad|year of birth|birth ?(?:day|date|year)|date of birth|dob|geburts(?:tag|datum|jahr)|geboren(?: am)?|date de naissance|annee de naissance|fecha de nacimiento|ano de nacimiento|ethnic(?:ity| group| origin)?|race|ethnie|etnia|religion|religious affiliation|konfession|faith|nationality|nationalitat|nationalite|nacionalidad|disabilit(?:y|ies)|behinderung|handicap|discapacidad|sexual orientation|marital status|familienstand|etat civil|estado civil|pregnan(?:t|cy)|trade union(?: membership)?|political (?:party|opinion))$/;

function plain(name: string): string {
  return name
    .replace(/([\p{Ll}])(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Names of columns that are remembered: exports may have one for every customer. */
const mostNames = 10_000;

/** Whether a column is protected: by its name, or because the user says so (in any spelling). */
export function protectedTest(told: readonly string[]): (column: string) => boolean {
  const said = new Set(told.map(plain));
  const known = new Map<string, boolean>();
  return (column) => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const name = plain(column);
    const isProtected = said.has(name) || byName.test(name);
    if (known.size >= mostNames) known.clear();
    known.set(column, isProtected);
    return isProtected;
  };
}

/** The group that a value of a protected column puts a customer in: years and ages by decade; undefined of a blank. */
export function groupOf(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  if (text === "") return undefined;
  const year = /(?:^|\D)((?:19|20)\d)\d(?:\D|$)/.exec(text)?.[1];
  if (year !== undefined) return `${year}0s`;
  const number = /^\d{1,3}(?:[.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : NaN;
  return number <= 130 ? `${Math.floor(number / 10)}0 to ${Math.floor(number / 10)}9` : text;
}
