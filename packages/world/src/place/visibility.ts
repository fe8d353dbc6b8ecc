/** How well visible columns place a report; the location classes follow from it and the home. */
export const located = 0;
/** Nothing but an exit in the US. */
export const relatedOnly = 1;
export const unlocated = 2;
