import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenQuiet } from "./when-quiet.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("whenQuiet() waits for the last sign of work, and does it once for each time of quiet", () => {
  let done = 0;
  const quiet = whenQuiet(() => done++, 100);
  vi.advanceTimersByTime(1000);
  expect(done).toBe(0);
  quiet.ring();
  vi.advanceTimersByTime(99);
  quiet.ring();
  vi.advanceTimersByTime(99);
  expect(done).toBe(0);
  vi.advanceTimersByTime(1);
  expect(done).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(done).toBe(1);
  quiet.ring();
  quiet.stop();
  vi.advanceTimersByTime(1000);
  expect(done).toBe(1);
});
