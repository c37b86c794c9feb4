import { main } from "./refusal";
import { serve } from "./serve";

await main(() => serve({ mode: "production", isDemo: false }));
