import { createHash } from 'node:crypto'

/** A fingerprint of published content: equal content has equal ones, in whatever order its objects' fields stood. */
export const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex')
