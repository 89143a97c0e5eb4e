/** Why a plan cannot be ordered now. */
export type Unorderable =
  | { readonly code: 'WITHDRAWN' }
  | { readonly code: 'REPLACED'; readonly by: number }
  | { readonly code: 'NOT_YET' }
  | { readonly code: 'NOT_OFFERED' }
  | { readonly code: 'NOT_SWITCHED_ON'; readonly ranges: readonly string[] }

interface Offer {
  readonly version: number
  readonly isAddon: boolean
  readonly ranges: readonly string[]
}

/** What is true of the subsidiary now. */
interface Now {
  /** The version that it sells from; null when none has begun. */
  readonly currentVersion: number | null
  readonly enabledRanges: ReadonlySet<string>
  /** Whether the version that is sold has a plan of this code. */
  readonly stillOffered: boolean
}

/** Why a plan cannot be ordered now; undefined when it can. */
export function unorderable({ version, isAddon, ranges }: Offer, now: Now): Unorderable | undefined {
  if (now.currentVersion === null || version > now.currentVersion) return { code: 'NOT_YET' }
  if (version < now.currentVersion)
    return now.stillOffered ? { code: 'REPLACED', by: now.currentVersion } : { code: 'WITHDRAWN' }
  if (isAddon && ranges.length === 0) return { code: 'NOT_OFFERED' }
  return ranges.some(range => now.enabledRanges.has(range)) ? undefined : { code: 'NOT_SWITCHED_ON', ranges }
}

/** The reason in words, for whoever wanted to order. */
export function explain(reason: Unorderable, subsidiary: string): string {
  switch (reason.code) {
    case 'WITHDRAWN':
      return `Withdrawn: ${subsidiary} no longer sells it.`
    case 'REPLACED':
      return `Replaced by its terms in version ${reason.by} of the catalogue.`
    case 'NOT_YET':
      return `${subsidiary} does not sell it yet.`
    case 'NOT_OFFERED':
      return 'No plan offers this option.'
    case 'NOT_SWITCHED_ON':
      return `${reason.ranges.join(', ')} is not switched on in ${subsidiary} yet.`
  }
}
