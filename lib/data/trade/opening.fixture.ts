import fc from "fast-check";
import { buyStep } from "./buying.fixture";
import { freezeStep, liftStep, passStep, setStep } from "./governing.fixture";
import { units } from "./model.fixture";
import { releaseStep } from "./releasing.fixture";
import { convertStep, deleteStep, enableStep, meterStep } from "./running.fixture";
import { changeStep, renewDueStep, renewStep, switchStep, unsubscribeStep } from "./terms.fixture";

const small = { offered: "month", periods: 1, quantity: 1 } as const;
const rich = setStep(0, "one-time", units(400));

/** What chance seldom does in a row: each run begins with one of them, or with nothing. */
export const opening = fc.constantFrom(
  [],
  // Frozen for a while in the midst of hours that then cost nothing, and in others that do.
  [
    enableStep(0, "hourly-free", 2),
    enableStep(0, "hourly", 1),
    passStep(1),
    freezeStep(0, "account-and-resources"),
    passStep(5),
    liftStep(0),
    passStep(1),
    meterStep,
  ],
  [
    enableStep(0, "hourly-free", 1),
    passStep(1),
    freezeStep(0, "account-and-resources"),
    passStep(5),
    meterStep,
    passStep(24),
    liftStep(0),
    deleteStep(0),
    meterStep,
  ],
  [enableStep(0, "hourly", 1), passStep(5), convertStep(0), passStep(24), renewStep(0, 0, 1), unsubscribeStep(0, 0)],
  // Renewed in grace, and in retention, and given back after a change.
  [rich, buyStep(0, small), passStep(40 * 24), renewStep(0, 0, 1), passStep(24), unsubscribeStep(0, 0)],
  [
    rich,
    buyStep(0, small),
    passStep(55 * 24),
    switchStep(0, 0, 1),
    renewStep(0, 0, 1),
    passStep(40 * 24),
    switchStep(0, 0, 1),
    renewDueStep,
  ],
  [
    rich,
    buyStep(0, small),
    passStep(24),
    changeStep(0, 0, { offered: "bigger", quantity: 2 }),
    passStep(24),
    renewStep(0, 0, 2),
    changeStep(0, 0, { offered: "month", quantity: 1 }),
    unsubscribeStep(0, 0),
  ],
  // Refused while it is frozen, renewed when that is lifted, given up when grace is over.
  [
    rich,
    buyStep(0, small),
    switchStep(0, 0, 1),
    freezeStep(0, "account"),
    passStep(40 * 24),
    renewDueStep,
    liftStep(0),
    renewDueStep,
  ],
  [
    rich,
    buyStep(0, small),
    switchStep(0, 0, 1),
    freezeStep(0, "account"),
    passStep(55 * 24),
    renewDueStep,
    liftStep(0),
    renewDueStep,
  ],
  // Due for deletion, by the freeze's clock and by the end of what was paid.
  [
    enableStep(0, "hourly", 1),
    freezeStep(0, "account-and-resources"),
    passStep(15 * 24),
    passStep(5),
    releaseStep(0),
    meterStep,
  ],
  [
    rich,
    buyStep(0, small),
    switchStep(0, 0, 1),
    freezeStep(0, "account"),
    passStep(40 * 24),
    passStep(24 * 24),
    releaseStep(0),
    liftStep(0),
    renewDueStep,
  ],
);
