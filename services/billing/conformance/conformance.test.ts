import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(__dirname, '../../..')
const directory = mkdtempSync(join(tmpdir(), 'conformance-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Runs the command as a person does. */
function conformance(...files: string[]): {
  readonly status: number | null
  readonly lines: string[]
  readonly complaint: string
} {
  const command = ['--require', 'tsx/cjs', join(project, 'services/billing/conformance/main.ts'), ...files]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n'), complaint: stderr }
}

function fileOf(content: unknown): string {
  const file = join(directory, `${Math.random()}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const line = (from: string, to: string, amount: string) => ({ service: 'a', kind: 'RECURRING', from, to, amount })
const scenario = (over: object) => ({
  name: 'a month',
  currency: 'EUR',
  rules: { proration: 'ACTUAL_DAYS' },
  plans: { m: { price: '10.00', period: 'P1M' } },
  steps: [{ on: '2025-01-01', do: 'order', service: 'a', plan: 'm', billingDay: 1 }],
  until: '2025-01-31',
  expect: { lines: [line('2025-01-01', '2025-02-01', '10.00')] },
  ...over,
})

describe('the conformance command', () => {
  it('passes what is billed as expected, and says where another scenario differs or cannot be replayed', () => {
    const file = fileOf({
      format: 1,
      scenarios: [
        scenario({}),
        scenario({ name: 'a wrong amount', expect: { lines: [line('2025-01-01', '2025-02-01', '9.00')] } }),
        scenario({
          name: 'a line too many is expected',
          expect: { lines: [...Array(2)].map(() => line('2025-01-01', '2025-02-01', '10.00')) },
        }),
        scenario({ name: 'an unknown step', steps: [{ on: '2025-01-01', do: 'dance', service: 'a' }] }),
        scenario({
          name: 'a stop of what is not there',
          steps: [{ on: '2025-01-01', do: 'stop', service: 'b', when: 'NOW' }],
        }),
        scenario({
          name: 'days that go back',
          steps: [
            { on: '2025-01-02', do: 'order', service: 'a', plan: 'm' },
            { on: '2025-01-01', do: 'stop', service: 'a', when: 'NOW' },
          ],
        }),
      ],
    })
    const { status, lines } = conformance(file)
    expect(status).toBe(1)
    expect(lines.at(-1)).toBe('1 passed, 5 failed')
    expect(lines.slice(0, 6)).toEqual([
      'ok    a month',
      'FAIL  a wrong amount',
      '      missing  RECURRING  a  2025-01-01 → 2025-02-01  9.00',
      '      too many RECURRING  a  2025-01-01 → 2025-02-01  10.00',
      'FAIL  a line too many is expected',
      '      missing  RECURRING  a  2025-01-01 → 2025-02-01  10.00',
    ])
    expect(lines.join('\n')).toContain('there is no service b')
    expect(lines.join('\n')).toContain('a step on 2025-01-01 comes after one on 2025-01-02')
  }, 120_000)

  it('says what is wrong with a file, and replays nothing', () => {
    const missing = join(directory, 'nowhere.json')
    expect(conformance(missing)).toMatchObject({
      status: 2,
      complaint: expect.stringContaining(`${missing} cannot be read`),
    })
    const truncated = fileOf('{"format": 1, "scen')
    expect(conformance(truncated)).toMatchObject({ status: 2, complaint: expect.stringContaining('cannot be read') })
    const other = fileOf({ format: 2, scenarios: [] })
    expect(conformance(other)).toMatchObject({ status: 2, complaint: expect.stringContaining('format') })
    expect(conformance()).toMatchObject({ status: 2, complaint: expect.stringContaining('Usage') })
  }, 120_000)
})

const published = join(project, '../shared/conformance/billing.json')
const ifPublished = existsSync(published) ? it : it.skip

/** Operations that billing has so far; scenarios that need others fail, and say so. */
const needed = 'does not have this yet'

describe('the published scenarios (../shared/conformance)', () => {
  ifPublished(
    'pass, or fail only for an operation that billing does not have yet',
    () => {
      const { lines } = conformance(published)
      const failures = lines.filter(text => text.startsWith('FAIL'))
      const reasons = lines.filter(text => text.startsWith('      '))
      expect(reasons.filter(reason => !reason.includes(needed))).toEqual([])
      expect(reasons).toHaveLength(failures.length)
      expect(lines.filter(text => text.startsWith('ok')).length).toBeGreaterThanOrEqual(13)
    },
    240_000,
  )
})
