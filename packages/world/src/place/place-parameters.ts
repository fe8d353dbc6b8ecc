import { assumed, type Parameter } from "@tipbench/vocabulary";

/** Every scalar of place: where subjects live and connect, what addresses and the geolocation table say, who is told abroad. */
export const placeParameters = {
  usAmongUnknown: assumed(0.06, 0.03, 0.2, "share", "reports without any location whose subject lives in the US"),
  mobileShare: assumed(0.44, 0.3, 0.6, "share", "address events on mobile networks, in the mean of all reports"),
  mobileTiltUnitedStates: assumed(1, 0.7, 1.3, "factor", "how much commoner mobile networks are in the US"),
  mobileTiltAmericas: assumed(0.95, 0.7, 1.3, "factor", "how much commoner they are in the rest of the Americas"),
  mobileTiltEurope: assumed(0.8, 0.6, 1.1, "factor", "how much commoner they are in Europe"),
  mobileTiltAsia: assumed(1.05, 0.8, 1.4, "factor", "how much commoner they are in Asia"),
  mobileTiltAfrica: assumed(1.1, 0.8, 1.5, "factor", "how much commoner they are in Africa"),
  mobileTiltOceania: assumed(0.9, 0.6, 1.2, "factor", "how much commoner they are in Oceania"),
  sameNetworkShare: assumed(0.7, 0.4, 0.95, "share", "file events on the network of the account event"),
  ipv6Share: assumed(0.3, 0.1, 0.5, "share", "subjects whose networks use IPv6"),
  leaseDays: assumed(21, 2, 90, "days", "how long a fixed IPv4 line keeps its address"),
  sharedHosts: assumed(64, 4, 1024, "addresses", "public addresses that all subscribers or users of a block share"),

  noStateFixed: assumed(0.036, 0.01, 0.1, "share", "US fixed blocks to which the geolocation table gives no state"),
  wrongStateMobile: assumed(0.12, 0.05, 0.3, "share", "US mobile blocks with a state that it draws from all areas"),
  wrongStateFixed: assumed(0.03, 0.01, 0.1, "share", "US fixed blocks with a state that it draws from all areas"),
  wrongAreaShare: assumed(0.06, 0.01, 0.2, "share", "US blocks of the right state in whose largest area it puts them"),
  wrongCountryShare: assumed(0.008, 0.002, 0.03, "share", "foreign fixed blocks with a country drawn from all"),
  wrongCountryMobileFactor: assumed(2, 1, 4, "factor", "how much commoner that is of mobile blocks"),
  wrongCountryTiltAmericas: assumed(1.2, 0.5, 2.5, "factor", "how much commoner it is in the Americas"),
  wrongCountryTiltEurope: assumed(0.8, 0.4, 1.5, "factor", "how much commoner it is in Europe"),
  wrongCountryTiltAsia: assumed(1, 0.5, 2, "factor", "how much commoner it is in Asia"),
  wrongCountryTiltAfrica: assumed(1.6, 0.8, 3, "factor", "how much commoner it is in Africa"),
  wrongCountryTiltOceania: assumed(0.8, 0.4, 1.5, "factor", "how much commoner it is in Oceania"),
  hostingListedShare: assumed(0.8, 0.5, 0.95, "share", "hosting blocks that it knows as such"),
  mobileListedShare: assumed(0.85, 0.6, 0.98, "share", "mobile blocks that it knows as such"),

  travelShare: assumed(0.006, 0.001, 0.03, "share", "address events away from home"),
  hiddenExitShare: assumed(0.006, 0.001, 0.05, "share", "located events behind an exit that no provider flags"),
  exitShareOfUnlocated: assumed(0.25, 0.1, 0.5, "share", "unlocated reports that carry a foreign exit's address"),
  fileElsewhereShare: assumed(0.012, 0.002, 0.05, "share", "file events from another place than the account event"),
  statedWrongShare: assumed(0.03, 0.005, 0.15, "share", "stated places that are wrong"),
  statedWhenUnknown: assumed(
    0.25,
    0.05,
    0.6,
    "factor",
    "how much rarer a stated place is where the address says nothing",
  ),
  statedAlone: assumed(0.9, 0.7, 1, "share", "located reports without any address that state a place"),
  stateGiven: assumed(0.7, 0.4, 0.9, "share", "stated US places that name the state"),

  loginBeforeHours: assumed(5, 0.5, 48, "hours", "median time from the account event (login) to the incident"),
  loginBeforeSigma: assumed(1.6, 1, 2.2, "factor", "log-scale sigma of that time"),
  uploadAfterMinutes: assumed(10, 1, 120, "minutes", "median time from the incident to the file event (upload)"),
  uploadAfterSigma: assumed(1.5, 0.8, 2.2, "factor", "log-scale sigma of that time"),

  directPartners: assumed(71, 60, 80, "countries", "foreign countries, by reports, that are told directly"),
  liaisonPartners: assumed(61, 50, 70, "countries", "the next ones, which are told through a liaison"),
} as const satisfies Record<string, Parameter>;
