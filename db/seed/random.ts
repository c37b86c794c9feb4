export type Random = ReturnType<typeof createRandom>;

const hexOf = (value: number, digits: number) => value.toString(16).padStart(digits, "0").slice(-digits);

/** A small deterministic generator: the same seed tells the same story on every machine. */
export function createRandom(seed: number) {
  let state = seed >>> 0;

  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 2 ** 32;
  const between = (low: number, high: number) => low + next() * (high - low);

  return {
    between,
    /** Both bounds inclusive. */
    whole: (low: number, high: number) => Math.floor(between(low, high + 1)),
    pick: <T>(from: readonly [T, ...T[]]): T => from[Math.floor(next() * from.length)] ?? from[0],
    hex: (digits: number) => {
      let text = "";
      while (text.length < digits) text += hexOf(bits(), 8);
      return text.slice(0, digits);
    },
    /** A UUIDv7 of that instant. */
    id: (at: Date): string => {
      const time = hexOf(at.getTime(), 12);
      const low = bits();
      const variant = hexOf(0x8000 | (low & 0x3fff), 4);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hexOf(bits(), 3)}-${variant}-${hexOf(bits(), 8)}${hexOf(low >>> 14, 4)}`;
    },
  };
}
