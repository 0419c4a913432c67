/** The smallest double that has all its digits; what is smaller has the fewer, the smaller it is. */
const smallestNormal = 2 ** -1022;

/**
 * A difference that means nothing, however small the two values are that differ: where the response of a term ends in the
 * last doubles, no finer rule brings its digits back. The smallest number with all its digits keeps nine of them.
 */
export const negligibleDifference = 1e-9 * smallestNormal;
