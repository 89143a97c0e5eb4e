import type { ResourceKind } from '../../shared/domain/events'
import type { Details } from '../domain/details'
import type { Verb } from '../domain/phases'
import type { IpAddress } from '../domain/resource'
import type { Sighting } from '../domain/sighting'

/** What is asked of hardware or of a platform. */
export interface Operation {
  /** The same key never begins a second operation: asking again says how far the first one is. */
  readonly key: string
  readonly verb: Verb
  /** What the driver knows it by. */
  readonly reference: string
  /** What it is, or is to be made. */
  readonly specification: Specification
}

interface Specification {
  readonly kind: ResourceKind
  readonly name: string
  readonly details: Details
  /** The code of its datacenter; null for what stands nowhere in particular. */
  readonly datacenter: string | null
  readonly addresses: readonly IpAddress[]
}

/** How far an operation is. */
export type Progress =
  | {
      readonly state: 'RUNNING'
      readonly percent: number
      /** What is being done, one word: `installing`. */
      readonly step: string
      /** When it is worth asking again, in milliseconds. */
      readonly askAgainIn: number
    }
  | { readonly state: 'DONE' }
  | {
      readonly state: 'FAILED'
      /** Why, in words for the customer. */
      readonly reason: string
      /** Whether another try would fail just the same. */
      readonly forGood: boolean
    }

/** Something that is there. */
export interface Found {
  readonly reference: string
  readonly kind: ResourceKind
}

/** A part of all that is there. */
interface InventoryPage {
  readonly found: readonly Found[]
  /** Where the next part begins; null after the last. */
  readonly next: string | null
}

/**
 * Hardware and platforms behind one interface. Every call may be repeated, by any process, after any crash. A call that
 * throws says nothing about what it was to do.
 */
export interface Driver {
  /**
   * Begins an operation, or asks after the one that was begun under its key.
   * To suspend or release what is not there is done at once.
   */
  operate(operation: Operation): Promise<Progress>
  /** What is seen of many things, by reference; all of them have an answer. */
  observe(references: readonly string[]): Promise<ReadonlyMap<string, Sighting>>
  /** All that is there, in parts: from the beginning, or from where the part before said. */
  inventory(from: string | null): Promise<InventoryPage>
}
