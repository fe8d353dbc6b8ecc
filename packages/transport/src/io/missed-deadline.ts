import { TransportFault } from "../transport-fault.ts";

/** The whole answer was not there in time. */
export function missedDeadline(seconds: number, bytes: number): TransportFault {
  return new TransportFault({
    code: "stage-deadline",
    message: `did not answer within ${seconds} seconds`,
    found: bytes === 0 ? "no answer" : `${bytes} bytes of an answer that is not whole`,
    expected: "a whole answer to each message within the deadline",
    fix: "make the stage faster or end its wait, or give it more deadlineSeconds",
  });
}
