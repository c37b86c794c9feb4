import { format, lint, sizes, types, unused, vitestStep } from "./checks";
import { main } from "./refusal";
import { runSteps } from "./steps";

await main(() => runSteps([format, lint, types, vitestStep("unit", ["unit"]), unused, sizes]));
