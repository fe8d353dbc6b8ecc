/** One account in so many is in the sample. Keys are keyed bijections of accounts, so that their low bits draw it. */
export const accountsOneIn = 64;

/** Reports of the accounts in the sample, counted one by one. */
export interface AccountSample {
  accounts: number;
  reports: number;
  /** Accounts with two reports or more, and the most that one has. */
  repeated: number;
  largest: number;
}

/** A sample that has seen nothing. */
export function accountSample(): AccountSample {
  return { accounts: 0, reports: 0, repeated: 0, largest: 0 };
}

/** Adds rows `[from, to)` of a column of account keys (0: none); `seen` holds the reports of each sampled key so far. */
export function countAccounts(
  accountKey: Uint32Array,
  from: number,
  to: number,
  seen: Map<number, number>,
  out: AccountSample,
): void {
  for (let row = from; row < to; row++) {
    const key = accountKey[row]!;
    if (key === 0 || (key & (accountsOneIn - 1)) !== 0) continue;
    const reports = (seen.get(key) ?? 0) + 1;
    seen.set(key, reports);
    out.reports += 1;
    if (reports === 1) out.accounts += 1;
    if (reports === 2) out.repeated += 1;
    if (reports > out.largest) out.largest = reports;
  }
}
