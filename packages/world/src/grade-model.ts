import { incidentTypes } from "@tipbench/vocabulary";
import { meanHarmless } from "./held-back.ts";
import { recentShares, signalTable } from "./signals.ts";
import type { World } from "./world.ts";

/**
 * What an incident can be, as far as flags and marks tell of it: of a type without contact and of each grade, then of a contact type and routine, routine but
 * alike to a time-critical or to an imminent one, time-critical, imminent. `cell` is that of the signal tables.
 */
const states = [
  { contact: 0, grade: 0, cell: 0 },
  { contact: 0, grade: 1, cell: 1 },
  { contact: 0, grade: 2, cell: 2 },
  { contact: 1, grade: 0, cell: 3 },
  { contact: 1, grade: 0, cell: 4 },
  { contact: 1, grade: 0, cell: 5 },
  { contact: 1, grade: 1, cell: 4 },
  { contact: 1, grade: 2, cell: 5 },
] as const;

/** What visible columns tell of the grade, with the world's own numbers. */
export interface GradeModel {
  /** Grade of each state of an incident. */
  readonly gradeOf: Uint8Array;
  /** Chance of each state, by `(provider * types + stated type) * states + state`; each eight sum to 1. */
  readonly prior: Float64Array;
  /** Chance that the provider asks for priority, by `provider * states + state`. */
  readonly flagged: Float64Array;
  /** Chance of an annotation of pressure, by state. */
  readonly pressed: Float64Array;
  /** Chance that the first file is marked, by `provider * states + state`; the place, which shifts it a little, apart. */
  readonly marked: Float64Array;
  /** Chance that an analyst flags a file as made recently, by grade; mistakes and errors about the person apart. */
  readonly recent: Float64Array;
}

/** Chances of a state given contact (0 or 1), before anything is seen. */
function stateShare({ contact, grade, cell }: (typeof states)[number], { source }: World): number {
  const { contactUrgentShare, otherUrgentShare, imminentShare, lookAlikeShare } = source.values;
  const urgent = contact === 1 ? contactUrgentShare : otherUrgentShare;
  if (grade > 0) return urgent * (grade === 2 ? imminentShare : 1 - imminentShare);
  if (contact === 0) return 1 - urgent;
  const looks = cell === 3 ? 1 - lookAlikeShare : lookAlikeShare * (cell === 5 ? imminentShare : 1 - imminentShare);
  return (1 - urgent) * looks;
}

/** Chance that an incident that a sender states as a type is of a contact type. */
function contactShare({ source }: World, sender: number, stated: number): number {
  const { typeCumulated, wrongTypeShare, isContact, types } = source;
  if (stated !== 0) return isContact[stated] ?? 0;
  const cumulated = (type: number): number => (type < 0 ? 0 : (typeCumulated[sender * types + type] ?? 0));
  const shares = incidentTypes.map((_, type) => {
    const share = cumulated(type) - cumulated(type - 1);
    return type === 0 ? share : share * (wrongTypeShare[sender] ?? 0);
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  const contact = shares.reduce((sum, share, type) => sum + share * (isContact[type] ?? 0), 0);
  return total === 0 ? 0 : contact / total;
}

/** Share of a sender's routine content that is shared without malice, and what of it is left after it has held some back. */
function harmlessOf({ source }: World, sender: number): { readonly sent: number; readonly kept: number } {
  const group = source.providers.groupOf[sender] ?? 0;
  const mix = source.tables.locationMixes[group];
  const share = mix ? meanHarmless(source.harmlessShare, group, mix) : 0;
  const heldBack = share * (source.withholdsShare[sender] ?? 0);
  return { sent: 1 - heldBack, kept: heldBack >= 1 ? 0 : (share - heldBack) / (1 - heldBack) };
}

function flagShare({ source }: World, sender: number, { grade, cell }: (typeof states)[number]): number {
  const share = source.escalationShare[cell] ?? 0;
  const odds = (share / (1 - share)) * (source.escalationOdds[sender] ?? 1);
  const flagged = odds / (1 + odds);
  const misused = grade === 0 ? (source.escalationMisuse[sender] ?? 0) : 0;
  return flagged + (1 - flagged) * misused;
}

function normalized(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The chances of a world, worked out from its parameters; what they leave out is told with each. */
export function gradeModel(world: World): GradeModel {
  const { source } = world;
  const { values, providers } = source;
  const senders = [...providers.names.keys()];
  const priorOf = (sender: number, stated: number): number[] => {
    const contact = contactShare(world, sender, stated);
    const { sent } = harmlessOf(world, sender);
    return normalized(
      states.map((state) => {
        const ofType = state.contact === 1 ? contact : 1 - contact;
        return ofType * stateShare(state, world) * (state.grade === 0 ? sent : 1);
      }),
    );
  };
  const markShare = (sender: number, grade: number): number => {
    const harmless = grade === 0 ? harmlessOf(world, sender).kept : 0;
    return harmless * (source.markingShare[sender] ?? 0) + (1 - harmless) * values.markFalseShare;
  };
  return {
    gradeOf: Uint8Array.from(states, ({ grade }) => grade),
    prior: Float64Array.from(senders.flatMap((sender) => incidentTypes.flatMap((_, type) => priorOf(sender, type)))),
    flagged: Float64Array.from(senders.flatMap((sender) => states.map((state) => flagShare(world, sender, state)))),
    pressed: Float64Array.from(states, ({ cell }) => source.pressureShare[cell] ?? 0),
    marked: Float64Array.from(senders.flatMap((sender) => states.map(({ grade }) => markShare(sender, grade)))),
    recent: signalTable(recentShares(values), values)
      .subarray(0, 3)
      .map((share) => share * values.labelRelevantShare),
  };
}
