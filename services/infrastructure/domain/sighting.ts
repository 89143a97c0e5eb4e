import type { Power } from './resource'

/** What a driver saw of one thing. */
export type Sighting =
  | {
      readonly presence: 'PRESENT'
      /** Whether the platform lets it be used. */
      readonly enabled: boolean
      readonly power: Power
      readonly operatingSystem: string | null
    }
  /** It is said to be there, and does not answer. */
  | { readonly presence: 'UNREACHABLE' }
  /** The platform does not know it. */
  | { readonly presence: 'MISSING' }

/** Whether a task of this kind may end on this sighting. */
export function confirms(kind: 'PROVISION' | 'SUSPEND' | 'RESUME' | 'RELEASE', sighting: Sighting): boolean {
  switch (kind) {
    case 'PROVISION':
    case 'RESUME':
      return sighting.presence === 'PRESENT' && sighting.enabled
    case 'SUSPEND':
      return sighting.presence === 'PRESENT' && !isInUse(sighting)
    case 'RELEASE':
      return sighting.presence === 'MISSING'
  }
}

/** Whether a customer can use it: a locked server that somebody switched on is in use. */
export const isInUse = (sighting: { readonly enabled: boolean; readonly power: Power }): boolean =>
  sighting.enabled || sighting.power === 'ON'
