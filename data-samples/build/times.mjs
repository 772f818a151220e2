/** Times are milliseconds since 1970 in UTC; the shop's clock is London's. */

export const DAY = 86_400_000;

/** The eighteen months of the sample. */
export const START = Date.UTC(2025, 4, 1);
export const END = Date.UTC(2026, 10, 1);

/** "2026-03-02" as a time. */
export function day(text) {
  return Date.parse(`${text}T00:00:00Z`);
}

/** "2026-03" or "2026-03..2026-04" as [from, to), to the first moment after the last month. */
export function months(text) {
  const [first, last = first] = text.split("..");
  const [year, month] = last.split("-").map(Number);
  return [day(`${first}-01`), Date.UTC(year, month, 1)];
}

/** "2026-03-02 09:15:00", in UTC. */
export function stamp(time) {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** Whether London keeps summer time: from the last Sunday of March, 01:00 UTC, to the last Sunday of October. */
function isSummerTime(time) {
  const year = new Date(time).getUTCFullYear();
  const lastSunday = (month) => {
    const last = Date.UTC(year, month + 1, 0, 1);
    return last - new Date(last).getUTCDay() * DAY;
  };
  return time >= lastSunday(2) && time < lastSunday(9);
}

/** "2026-06-02 10:15:00 +0100", as Shopify writes the shop's own time. */
export function shopTime(time) {
  return isSummerTime(time) ? `${stamp(time + 3_600_000)} +0100` : `${stamp(time)} +0000`;
}

/** "02/03/2026". */
export function dayFirst(time) {
  return new Date(time).toISOString().slice(0, 10).split("-").reverse().join("/");
}

/** A moment on the day of `time` when people are awake. */
export function daytime(time, luck) {
  return Math.floor(time / DAY) * DAY + luck.whole(7 * 3600, 22 * 3600) * 1000;
}
