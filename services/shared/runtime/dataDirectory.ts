import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'

export interface DataDirectories {
  readonly inCheckout: string
  /** For a checkout that not everybody can reach who has to. */
  readonly ofMachine: string
}

/** Where a checkout's data lie when nobody says otherwise. */
export function dataDirectories(checkout: string): DataDirectories {
  const digest = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return {
    inCheckout: join(checkout, '.perennial'),
    ofMachine: join('/var/lib/perennial', `${basename(checkout)}-${digest}`),
  }
}
