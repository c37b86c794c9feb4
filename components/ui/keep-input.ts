import type { SyntheticEvent } from "react";

/** For <form onReset>: React empties a form after its action; what a person typed must never be lost. */
export function keepInput(event: SyntheticEvent): void {
  event.preventDefault();
}
