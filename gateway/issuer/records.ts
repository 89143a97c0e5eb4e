import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

/** How many records of one kind are kept: sign-ins, codes, refresh tokens of a demo. */
const most = 2000

/**
 * The embedded issuer's memory. Lost with the process: whoever was signed in signs in again by one click, and access
 * tokens stay good, since they carry all that is needed.
 */
export function createRecords(now: () => number = Date.now): (kind: string) => Adapter {
  return () => {
    const records = new Map<string, Kept>()
    const find = (id: string): AdapterPayload | undefined => {
      const kept = records.get(id)
      if (kept && kept.until > now()) return kept.payload
      records.delete(id)
      return undefined
    }
    const findBy = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [id, { payload }] of records) if (matches(payload)) return find(id)
      return undefined
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        records.delete(id)
        records.set(id, { payload, until: expiresIn ? now() + expiresIn * 1000 : Infinity })
        const oldest = records.size > most ? records.keys().next().value : undefined
        if (oldest !== undefined) records.delete(oldest)
      },
      find: async id => find(id),
      findByUid: async uid => findBy(payload => payload.uid === uid),
      findByUserCode: async userCode => findBy(payload => payload.userCode === userCode),
      consume: async id => {
        const kept = records.get(id)
        if (kept) records.set(id, { ...kept, payload: { ...kept.payload, consumed: Math.floor(now() / 1000) } })
      },
      destroy: async id => void records.delete(id),
      revokeByGrantId: async grantId => {
        for (const [id, { payload }] of records) if (payload.grantId === grantId) records.delete(id)
      },
    }
  }
}
