import "server-only";
import { randomInt } from "node:crypto";

// The vendor's own lengths and letters: some tools check them.
const ID_LENGTH = 20;
const SECRET_LENGTH = 40;
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const LETTERS = `${CAPITALS}abcdefghijklmnopqrstuvwxyz`;

function randomOf(letters: string, length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

/** 103 random bits to be found by, 238 to sign with. */
export function newAccessKey(): { readonly accessKeyId: string; readonly secret: string } {
  return { accessKeyId: randomOf(CAPITALS, ID_LENGTH), secret: newAccessSecret() };
}

export function newAccessSecret(): string {
  return randomOf(LETTERS, SECRET_LENGTH);
}
