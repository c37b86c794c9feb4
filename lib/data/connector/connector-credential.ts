import "server-only";

/** By what a connector's tenant is found before it is known; no secret, an answer proves itself by its signature. */
export function connectorCredential(connectorId: string): string {
  return `connector ${connectorId}`;
}
