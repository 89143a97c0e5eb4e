import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Datacenter } from './datacenter'

/** Where a buyer wants to have it. */
export interface PlaceWish {
  /** `rbx`, `GRA11`, `eu-west-gra`, or the country, `ca`; null leaves it open. */
  readonly datacenter: string | null
  /** `europe`, `united_states`; null leaves it open. */
  readonly region: string | null
  /** The company that sold it, which for most is a country's code: `FR`. */
  readonly subsidiary: string
}

interface UnknownPlace {
  readonly code: 'UNKNOWN_DATACENTER'
  readonly datacenter: string
}

/** `eu-west-gra11` names `gra` as well as `gra` does. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(word => word.replace(/\d+[a-z]?$/, ''))

/** Without a wish it goes where the buyer's company is, else to where most machines stand. */
const usualRegion = 'europe'

function candidates(all: readonly Datacenter[], wish: PlaceWish): readonly Datacenter[] {
  const among = (test: (datacenter: Datacenter) => boolean): readonly Datacenter[] | undefined => {
    const found = all.filter(test)
    return found.length > 0 ? found : undefined
  }
  if (wish.datacenter !== null) {
    const words = wordsOf(wish.datacenter)
    return (
      among(({ code }) => words.includes(code)) ?? among(({ country }) => words.includes(country.toLowerCase())) ?? []
    )
  }
  const region = wish.region?.toLowerCase()
  return (
    among(each => each.region === region) ??
    among(({ country }) => country === wish.subsidiary) ??
    among(each => each.region === usualRegion) ??
    all
  )
}

/**
 * The datacenter for a wish. A datacenter that was chosen and is unknown is refused: nobody's server is built elsewhere
 * than where he bought it.
 * @param chance spreads what is left open; the same chance gives the same place.
 */
export function place(all: readonly Datacenter[], wish: PlaceWish, chance: number): Result<Datacenter, UnknownPlace> {
  const possible = candidates(all, wish)
  const chosen = possible[chance % Math.max(1, possible.length)]
  return chosen ? ok(chosen) : refuse({ code: 'UNKNOWN_DATACENTER', datacenter: wish.datacenter ?? '' })
}

/** `RBX-12B34`: room, row and position. */
export function rackIn(datacenter: Datacenter, chance: number): string {
  const room = 1 + (chance % 24)
  const row = String.fromCharCode(65 + (Math.floor(chance / 24) % 8))
  const position = String(1 + (Math.floor(chance / 192) % 48)).padStart(2, '0')
  return `${datacenter.code.toUpperCase()}-${room}${row}${position}`
}
