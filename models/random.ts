/** Seeded chance: the only source of random numbers in results. */

/** A stream of random numbers that depends on its seed alone. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  readonly next: () => number;
  /** Uniform integer in [0, n); n from 1 to 2^32. */
  readonly int: (n: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** A shuffled copy. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/**
 * A generator for a seed (any finite number). The stream is sfc32 (Doty-Humphrey's PractRand), its state filled by
 * splitmix32 so that neighbouring seeds give unrelated streams.
 */
export function createRandom(seed: number): Random {
  // Fractions and seeds above 32 bits count too: the bits of the double are folded.
  const [low = 0, high = 0] = new Uint32Array(new Float64Array([seed]).buffer);
  let state = low ^ Math.imul(high, 0x9e3779b1);
  const mix = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;

  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();

  const int = (n: number) => Math.floor(next() * n);
  // Box and Muller 1958; 1 - next() lies in (0, 1], so the logarithm is finite.
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  };
  return { next, int, normal, shuffle };
}
