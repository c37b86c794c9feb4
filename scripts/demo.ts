import { main } from "./refusal";
import { serve } from "./serve";

const notes = [
  "",
  "  Distributor  distributor@demo.example",
  "  Reseller     reseller@demo.example",
  "  Customer     customer@demo.example",
  "  Password     partner-center-demo",
];

async function prepare(url: string): Promise<void> {
  const { seedDemo } = await import("@/db/seed/demo");
  await seedDemo(url);
}

const mode = process.argv.includes("--dev") ? "development" : "production";

await main(() => serve({ mode, isDemo: true, prepare, notes }));
