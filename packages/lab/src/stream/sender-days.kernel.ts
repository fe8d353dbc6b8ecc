import { secondsPerDay } from "@tipbench/world";

/** Codes of senders are bytes. */
export const senderCodes = 256;

/** Measured reports by sender and day of receipt, `senderCodes * day + sender`; and those with the address of the account event. */
export interface SenderDays {
  readonly reports: Uint32Array;
  readonly withAddress: Uint32Array;
}

/** Nothing counted, for so many measured days. */
export function senderDays(days: number): SenderDays {
  return { reports: new Uint32Array(senderCodes * days), withAddress: new Uint32Array(senderCodes * days) };
}

/**
 * Adds rows `[from, to)`, received at second 0 or later and in order of receipt. Same as: `rows.forEach(row => { reports[256 * day(row) +
 * provider[row]] += 1; withAddress[the same] += address[row] === 0 ? 0 : 1 })`
 */
export function countSenderDays(
  receivedAtSeconds: Int32Array,
  provider: Uint8Array,
  address: Uint32Array, // 0: none
  from: number,
  to: number,
  { reports, withAddress }: SenderDays, // out
): void {
  let base = 0;
  let dayEnd = 0;
  for (let row = from; row < to; row++) {
    const received = receivedAtSeconds[row]!;
    if (received >= dayEnd) {
      const day = Math.floor(received / secondsPerDay);
      base = day * senderCodes;
      dayEnd = (day + 1) * secondsPerDay;
    }
    const at = base + provider[row]!;
    reports[at] = reports[at]! + 1;
    withAddress[at] = withAddress[at]! + Number(address[row] !== 0);
  }
}
