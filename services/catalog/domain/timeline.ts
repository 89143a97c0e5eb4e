/** A version and from when it is sold. */
export interface Dated {
  readonly version: number
  readonly effectiveFrom: Date
}

/** The version that is sold at an instant: the highest one that had begun. */
export function versionAt<Version extends Dated>(versions: readonly Version[], instant: Date): Version | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= instant)
    .reduce<Version | undefined>(
      (newest, version) => (newest && newest.version > version.version ? newest : version),
      undefined,
    )
}

/**
 * Until when a version was sold: the first instant from which a higher one was; null for the newest.
 * Never before its own beginning: one that was overtaken before it began was not sold at all.
 */
export function effectiveTo(versions: readonly Dated[], of: Dated): Date | null {
  const overtaken = versions
    .filter(({ version }) => version > of.version)
    .map(({ effectiveFrom }) => effectiveFrom.getTime())
  return overtaken.length === 0 ? null : new Date(Math.max(of.effectiveFrom.getTime(), Math.min(...overtaken)))
}
