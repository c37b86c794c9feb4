import { main } from "./refusal";
import { serve } from "./serve";

await main(() => serve({ mode: "development", isDemo: false }));
