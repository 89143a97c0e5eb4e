import type { CatalogEvent, PlanTerms, SubsidiaryTerms } from '../../shared/domain/events'
import type { Clock } from '../../shared/runtime/clock'
import type { Tx } from '../../shared/runtime/database'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import type { Ids } from '../../shared/runtime/ids'
import type { RangeRollout, Subsidiary } from '../domain/subsidiary'

export interface Announcer {
  /** Writes facts to the outbox, for those who keep a copy of the offers. */
  announce(tx: Tx, facts: readonly Fact[]): Promise<void>
}

/** An event without what all of them have. */
export type Fact = {
  [Type in CatalogEvent['type']]: Pick<Extract<CatalogEvent, { type: Type }>, 'type' | 'subject' | 'sequence' | 'data'>
}[CatalogEvent['type']]

export const planPublished = (terms: PlanTerms): Fact => ({
  type: 'catalog.plan.published',
  subject: `${terms.subsidiary}/${terms.code}`,
  sequence: terms.catalogVersion,
  data: terms,
})

export const planWithdrawn = (subsidiary: string, code: string, version: number): Fact => ({
  type: 'catalog.plan.withdrawn',
  subject: `${subsidiary}/${code}`,
  sequence: version,
  data: { subsidiary, code },
})

export function subsidiaryChanged(
  { code, name, currency, taxRateE4, language, timeZone, revision }: Subsidiary,
  rollout: readonly RangeRollout[],
): Fact {
  const enabled = rollout.filter(entry => entry.subsidiary === code && entry.enabled).map(({ range }) => range)
  const data: SubsidiaryTerms = { code, name, currency, taxRateE4, language, timeZone, rollout: enabled }
  return { type: 'catalog.subsidiary.changed', subject: code, sequence: revision, data }
}

/** Whoever keeps a copy of the offers. */
const destinations = ['billing']
/** Offers belong to no account. */
const lane = 0

export const createAnnouncer = (clock: Clock, ids: Ids): Announcer => ({
  announce: (tx, facts) =>
    addToOutbox(
      tx,
      facts.map(fact => ({
        lane,
        destinations,
        event: {
          ...fact,
          specversion: '1.0',
          id: ids.next('evt', lane),
          source: 'perennial/catalog',
          time: clock.now().toISOString(),
          datacontenttype: 'application/json',
        },
      })),
    ),
})
