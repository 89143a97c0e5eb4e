import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '../domain/problem'
import { describeProblem } from '../domain/problem'
import { importFiles } from '../import/importFiles'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { catalogue, plan, pricing } from './sampleCatalogue'

const folder = mkdtempSync(join(tmpdir(), 'imports-'))
let catalog: TestCatalog
beforeEach(async () => {
  catalog = await testCatalog('2026-11-22T12:00:00Z')
})
afterEach(() => catalog.close())
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, fields: object): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(catalogue({ ...fields })))
  return path
}

const good = file('eco-FR-2025-01-20.json', { catalogId: 1 })
const newer = file('eco-FR-2025-04-02.json', { catalogId: 2, plans: [plan(), plan({ planCode: 'two' })] })
const wrong = file('eco-FR-2025-05-01.json', { catalogId: 3, plans: [plan({ pricings: [pricing({ price: -1 })] })] })
const clash = file('eco-FR-again.json', { catalogId: 1, plans: [plan({ planCode: 'other' })] })

async function importing(files: readonly string[], options: { dryRun?: boolean; effectiveFrom?: Date } = {}) {
  const told: string[] = []
  const shown: string[] = []
  const all = await importFiles(
    { ...catalog, progress: { begin: label => (shown.push(label), () => undefined), end: () => undefined } },
    files,
    { dryRun: false, locality: {}, ...options },
    {
      imported: (path, { version }, { status }) => told.push(`${path.slice(folder.length + 1)} ${version} ${status}`),
      refused: (path, problems: readonly Problem[]) =>
        told.push(...problems.map(problem => describeProblem(path.slice(folder.length + 1), problem))),
    },
  )
  return { all, told, shown }
}

const versions = () => catalog.rows('select version, effective_from, source from catalog_version order by version')

describe('importing files', () => {
  it('takes them one after the other, each from the day in its name', async () => {
    expect(await importing([good, newer])).toMatchObject({
      all: true,
      told: ['eco-FR-2025-01-20.json 1 NEW', 'eco-FR-2025-04-02.json 2 NEW'],
    })
    expect(await versions()).toEqual([
      { version: 1, effective_from: new Date('2025-01-20T00:00:00Z'), source: 'eco-FR-2025-01-20.json' },
      { version: 2, effective_from: new Date('2025-04-02T00:00:00Z'), source: 'eco-FR-2025-04-02.json' },
    ])
    expect((await importing([newer, good])).told).toEqual([
      'eco-FR-2025-04-02.json 2 KNOWN',
      'eco-FR-2025-01-20.json 1 KNOWN',
    ])
  })

  it('takes the instant that was stated before the one in a name, and now without either', async () => {
    const nameless = file('nameless.json', { catalogId: 9 })
    await importing([good], { effectiveFrom: new Date('2025-02-01T06:00:00Z') })
    await importing([nameless])
    expect((await versions()).map(({ effective_from: from }) => from)).toEqual([
      new Date('2025-02-01T06:00:00Z'),
      new Date('2026-11-22T12:00:00Z'),
    ])
  })

  it('writes none of them when one is wrong', async () => {
    expect(await importing([good, wrong, newer])).toEqual({
      all: false,
      told: ['eco-FR-2025-05-01.json: plan one: pricings[0].price: must not be negative, is -1'],
      shown: ['checking eco-FR-2025-01-20.json', 'checking eco-FR-2025-05-01.json', 'checking eco-FR-2025-04-02.json'],
    })
    expect(await versions()).toEqual([])
    expect(await catalog.sent()).toEqual([])
  })

  it('names the file that brings other content under a number that is taken', async () => {
    await importing([good])
    const { all, told } = await importing([newer, clash])
    expect(all).toBe(false)
    expect(told).toEqual([
      expect.stringMatching(/^eco-FR-again\.json: catalogId: version 1 of FR \(EUR\) is there already/),
    ])
    expect(await versions()).toHaveLength(1)
  })

  it('writes nothing on a dry run', async () => {
    expect(await importing([good, newer], { dryRun: true })).toMatchObject({
      all: true,
      told: ['eco-FR-2025-01-20.json 1 NEW', 'eco-FR-2025-04-02.json 2 NEW'],
    })
    expect(await versions()).toEqual([])
    expect(await catalog.rows('select * from subsidiary')).toEqual([])
  })
})
