/** A response that is none, whose end cannot be told for sure, or that is too large: its connection is of no use any more. */
export class BadResponse extends Error {}
