import { describe, expect, it } from "vitest";
import { digamma, logGamma } from "./gamma.ts";

// From mpmath with 30 digits.
const known = [
  [0.001, 6.9071788853838537, -1000.5755719318103],
  [0.243, 1.3180435846996699, -4.3510938644232107],
  [1, 0, -0.57721566490153286],
  [1.5, -0.12078223763524522, 0.036489973978576521],
  [2, 0, 0.42278433509846714],
  [10, 12.80182748008147, 2.2517525890667211],
  [171.5, 709.14316303092824, 5.1416649814339996],
  [1e6, 12815504.569147612, 13.815510057964191],
] as const;

describe("logGamma() and digamma()", () => {
  it.each(known)("are exact at %d", (x, log, derivative) => {
    expect(Math.abs(logGamma(x) - log)).toBeLessThan(1e-14 * Math.max(1, Math.abs(log)));
    expect(Math.abs(digamma(x) - derivative)).toBeLessThan(1e-14 * Math.max(1, Math.abs(derivative)));
  });
  it("know no number at or below zero", () => {
    expect([logGamma(0), logGamma(-1.5), digamma(0), digamma(NaN)]).toEqual([NaN, NaN, NaN, NaN]);
  });
});
