import type { World } from "@tipbench/world";

/** Deliveries a second that each agency may expect at the published volumes: countries and states by their share, the rest federal. */
export function agencyRates({ source, agencies, clock }: World): Float64Array {
  const { providers, tables } = source;
  const { locationMixes, countries, states, taskForces } = tables;
  const mean = { abroad: 0, state: 0, federal: 0 };
  providers.shareOf.forEach((share, code) => {
    const mix = locationMixes[providers.groupOf[code] ?? 0];
    if (!mix) return;
    mean.abroad += share * mix.international;
    mean.state += share * mix.usWithState;
    mean.federal += share * (mix.usWithoutState + mix.noCountryUsRelated + mix.unknown);
  });
  const total = (values: readonly { readonly reports: number }[]): number =>
    values.reduce((sum, { reports }) => sum + reports, 0);
  const abroad = total(countries.filter((_, index) => index + 1 !== agencies.usCountry));
  return Float64Array.from(agencies.agencies, ({ kind, country, state, name }) => {
    const reports = kind === "foreign" ? (countries[country - 1]?.reports ?? 0) : (states[state - 1]?.reports ?? 0);
    const weight = taskForces.find((force) => `taskForce-${force.name}` === name)?.weight ?? 0;
    const share = {
      none: 0,
      federal: mean.federal,
      foreign: (mean.abroad * reports) / abroad,
      taskForce: (mean.state * weight * reports) / total(states),
    }[kind];
    return share * clock.eventsPerSecond;
  });
}
