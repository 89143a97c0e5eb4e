import type { Log } from '../../shared/runtime/log'
import { createLog } from '../../shared/runtime/log'
import type { PaymentProvider } from '../providers/provider'
import type { FreshDatabase } from './databases'
import { withDatabases } from './databases'
import type { Candidate } from './format'
import { FileError, readScenarios } from './format'
import { withPayments } from './payments'
import { replay } from './replay'
import { createWorld } from './world'

const usage = `Usage: npm run conformance -- FILE...

Replays files of billing scenarios on a real database and compares what was billed with what they expect.`

const print = (text: string): void => void process.stdout.write(`${text}\n`)
const indent = (text: string): string => text.replace(/^/gm, '      ')

interface Bench {
  readonly fresh: FreshDatabase
  readonly provider: PaymentProvider
  readonly log: Log
}

/** Why a scenario fails; nothing when it passes. */
async function problemsOf(candidate: Candidate, { fresh, provider, log }: Bench): Promise<string[]> {
  if (!candidate.ok) return [candidate.problem]
  const { scenario } = candidate
  try {
    const world = await createWorld({ scenario, databaseUrl: await fresh(), provider, log })
    try {
      const { difference, faults } = await replay(scenario, world)
      const { missing, more } = difference
      return [...missing.map(line => `missing  ${line}`), ...more.map(line => `too many ${line}`), ...faults]
    } finally {
      await world.close()
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** Replays one after the other; how many failed. */
async function replayAll(candidates: readonly Candidate[], bench: Bench): Promise<number> {
  let passed = 0
  let failed = 0
  let interrupted = false
  process.once('SIGINT', () => (interrupted = true))
  for (const candidate of candidates) {
    if (interrupted) break
    const problems = await problemsOf(candidate, bench)
    print(`${problems.length === 0 ? 'ok   ' : 'FAIL '} ${candidate.name}`)
    problems.forEach(problem => print(indent(problem)))
    if (problems.length > 0) failed++
    else passed++
  }
  print(`${passed} passed, ${failed} failed`)
  return candidates.length - passed
}

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  try {
    const candidates = files.flatMap(readScenarios)
    const log = createLog('conformance', process.env['LOG_LEVEL'] ?? 'fatal')
    const failed = await withDatabases(log, fresh =>
      withPayments(log, provider => replayAll(candidates, { fresh, provider, log })),
    )
    return failed > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

void main(process.argv.slice(2)).then(code => (process.exitCode = code))
