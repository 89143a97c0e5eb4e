/** Thrown while an operation is compiled for splicing: it has something that only the plain path does. */
export class Ineligible extends Error {}
