/** The facts of a reason as arguments of its sentence. */
export function textFactsOf(facts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );
}
