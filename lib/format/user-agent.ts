const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** "Firefox, Windows"; what it says of itself, and only to recognise it by. */
export function describeUserAgent(text: string): string {
  const found = [BROWSERS, SYSTEMS].map((table) => table.find(([, sign]) => sign.test(text))?.[0]);
  return found.filter((part) => part !== undefined).join(", ") || text.slice(0, 40) || "?";
}
