import { join } from 'node:path'
import { z } from 'zod'
import type { System } from '../system'
import { outputOf } from './tools'

const counted = z.object({ good: z.number(), shed: z.number(), other: z.number(), seconds: z.number() })

export interface Load {
  /** Good answers a second. */
  readonly good: number
  /** Refusals with Retry-After a second. */
  readonly shed: number
  /** Anything else, in all. */
  readonly other: number
}

const body = JSON.stringify({
  query: 'query Load($s: String) { me { id name } services(first: 5, filter: { search: $s }) { nodes { id state } } }',
  variables: { s: 'server NUMBER' },
})

/** As many clients as are said ask as fast as they are answered. */
export async function load(system: System, connections: number, seconds: number): Promise<Load> {
  const token = await system.token(system.mine.accountId)
  const written = await outputOf('wrk', [
    ...['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '5s'],
    ...['-s', join(__dirname, 'load.lua'), `${system.urlOf('gateway')}/graphql`, '--', token, body],
  ])
  const line = written.split('\n').find(one => one.startsWith('{')) ?? ''
  const { good, shed, other, seconds: took } = counted.parse(JSON.parse(line))
  return { good: good / took, shed: shed / took, other }
}
