import type { ResourceKind } from '../../../shared/domain/events'
import type { Tx } from '../../../shared/runtime/database'
import type { Verb } from '../../domain/phases'
import type { Fate } from './behaviour'

export interface Machine {
  readonly reference: string
  readonly kind: ResourceKind
  readonly enabled: boolean
  readonly power: 'ON' | 'OFF'
  readonly operatingSystem: string | null
  readonly silentUntil: Date | null
  readonly driftedIn: number
}

export interface StoredOperation {
  readonly beganAt: Date
  readonly endsAt: Date
  readonly fate: Fate
  readonly appliedAt: Date | null
}

export interface NewOperation extends Pick<StoredOperation, 'beganAt' | 'endsAt' | 'fate'> {
  readonly key: string
  readonly reference: string
  readonly verb: Verb
}

const columns = `
  reference, kind, enabled, power, operating_system as "operatingSystem", silent_until as "silentUntil",
  drifted_in::int as "driftedIn"`

const readMachines = `select ${columns} from simulator.machine where reference = any($1::text[])`

const readPage = `select ${columns} from simulator.machine where reference > $1 order by reference limit $2`

const begin = `
  insert into simulator.operation (key, reference, verb, began_at, ends_at, fate) values ($1, $2, $3, $4, $5, $6)
  on conflict (key) do nothing`

const readOperation = `
  select began_at as "beganAt", ends_at as "endsAt", fate, applied_at as "appliedAt"
  from simulator.operation where key = $1 for update`

const markApplied = `update simulator.operation set applied_at = $2 where key = $1`

const make = `
  insert into simulator.machine (reference, kind, enabled, power, operating_system) values ($1, $2, true, 'ON', $3)
  on conflict (reference) do update
  set enabled = true, power = 'ON', operating_system = excluded.operating_system`

const switchTo = `update simulator.machine set enabled = $2, power = $3 where reference = $1`

const wipe = `delete from simulator.machine where reference = $1`

const change = `
  update simulator.machine set enabled = not enabled, power = case when enabled then 'OFF' else 'ON' end, drifted_in = $2
  where reference = any($1::text[])`

/** The simulated hardware, in tables that only this driver touches. */
export const hardware = {
  machines: (tx: Tx, references: readonly string[]): Promise<Machine[]> =>
    tx.query<Machine>('simulatedMachines', readMachines, [references]),

  page: (tx: Tx, after: string, limit: number): Promise<Machine[]> =>
    tx.query<Machine>('simulatedPage', readPage, [after, limit]),

  /** The operation of this key, begun now if it was not before. */
  async operation(tx: Tx, wanted: NewOperation): Promise<StoredOperation> {
    const { key, reference, verb, beganAt, endsAt, fate } = wanted
    await tx.query('simulatedBegin', begin, [key, reference, verb, beganAt, endsAt, fate])
    const [stored] = await tx.query<StoredOperation>('simulatedOperation', readOperation, [key])
    if (!stored) throw new Error(`the operation ${key} is gone`)
    return stored
  },

  /** Makes an operation's effect, once. */
  async apply(tx: Tx, operation: NewOperation, kind: ResourceKind, system: string | null, now: Date): Promise<void> {
    const { key, verb, reference } = operation
    if (verb === 'provision') await tx.query('simulatedMake', make, [reference, kind, system])
    if (verb === 'suspend') await tx.query('simulatedSwitch', switchTo, [reference, false, 'OFF'])
    if (verb === 'resume') await tx.query('simulatedSwitch', switchTo, [reference, true, 'ON'])
    if (verb === 'release') await tx.query('simulatedWipe', wipe, [reference])
    await tx.query('simulatedApplied', markApplied, [key, now])
  },

  /** Somebody changes machines from outside. */
  async change(tx: Tx, references: readonly string[], span: number): Promise<void> {
    if (references.length > 0) await tx.query('simulatedChange', change, [references, span])
  },
}
