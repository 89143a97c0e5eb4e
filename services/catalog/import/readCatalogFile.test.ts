import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describeProblem } from '../domain/problem'
import { addon, catalogue, plan } from '../tests/sampleCatalogue'
import { readCatalogFile } from './readCatalogFile'

const folder = mkdtempSync(join(tmpdir(), 'catalogues-'))
afterAll(() => rmSync(folder, { recursive: true }))

const document = catalogue({
  plans: [plan({ addonFamilies: [{ name: 'memory', addons: ['ram'], default: 'ram' }] })],
  addons: [addon()],
})
const text = JSON.stringify(document)

const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The codes of a file's plans, or what is wrong with it in the words that a person reads. */
async function read(name: string, content: string | Buffer): Promise<string[]> {
  const taken = await readCatalogFile(write(name, content), () => undefined)
  return taken.ok
    ? taken.value.plans.map(({ code }) => code)
    : taken.refusal.map(problem => describeProblem(name, problem))
}

describe('a catalogue file', () => {
  it('is read as it is, gzipped, with a byte-order mark, and with its fields in any order', async () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(document).reverse()))
    expect(await read('a.json', text)).toEqual(['one', 'ram'])
    expect(await read('a.json.gz', gzipSync(text))).toEqual(['one', 'ram'])
    expect(await read('gzipped-without-saying-so.json', gzipSync(text))).toEqual(['one', 'ram'])
    expect(await read('bom.json', `\ufeff${text}`)).toEqual(['one', 'ram'])
    expect(await read('reversed.json', reversed)).toEqual(['one', 'ram'])
  })

  it('is the same catalogue in all these forms', async () => {
    const digest = async (name: string, content: string | Buffer): Promise<string | undefined> => {
      const taken = await readCatalogFile(write(name, content), () => undefined)
      return taken.ok ? taken.value.digest : undefined
    }
    expect(await digest('b.json.gz', gzipSync(JSON.stringify(document, null, 4)))).toBe(await digest('b.json', text))
  })

  it('keeps every digit of a price', async () => {
    const large = text.replace('"price":1699000000,"tax"', '"price":9007199254740993,"tax"')
    const taken = await readCatalogFile(write('large.json', large), () => undefined)
    expect(taken.ok && taken.value.plans[0]?.terms.pricings.map(({ price }) => price)).toContain(9_007_199_254_740_993n)
  })

  it('tells how far it has been read', async () => {
    const steps: [number, number][] = []
    const path = write('progress.json', text)
    await readCatalogFile(path, (done, total) => steps.push([done, total]))
    expect(steps.at(-1)).toEqual([Buffer.byteLength(text), Buffer.byteLength(text)])
  })

  it('that is cut off anywhere is refused, never taken and never a crash', async () => {
    for (let length = 0; length < text.length; length += 7)
      expect((await read('cut.json', text.slice(0, length))).join()).toMatch(/is cut off|is empty/)
    const gzipped = gzipSync(text)
    for (let length = 2; length < gzipped.length; length += 5)
      expect((await read('cut.json.gz', gzipped.subarray(0, length))).join()).toMatch(/is cut off/)
  })

  it('that is cut off names the plan and the field in which it is', async () => {
    const at = text.indexOf('"price"', text.indexOf('"renew"'))
    expect(await read('cut.json', text.slice(0, at + 9))).toEqual([
      'cut.json: plan one: pricings[1].price: is cut off or no JSON: it ends too early',
    ])
  })

  it.each([
    [
      'damaged.json.gz',
      Buffer.concat([gzipSync(text).subarray(0, 200), Buffer.alloc(200, 7)]),
      /is damaged|is cut off/,
    ],
    ['plain.json.gz', text, /plain\.json\.gz: is named \.gz, but is not gzip/],
    ['empty.json', '', /empty\.json: is empty/],
    ['words.json', 'not json at all', /words\.json: is cut off or no JSON/],
    ['two.json', text + text, /two\.json: is cut off or no JSON/],
    ['list.json', '[]', /list\.json: must be an object, is a list/],
    ['object.json', '{}', /object\.json: catalogId: is missing/],
    ['latin1.json', Buffer.from(text.replace('KS-1', 'KS-é'), 'latin1'), /latin1\.json: .*is not UTF-8/],
    ['nul.json', text.replace('KS-1', 'KS-\\u0000'), /plan one: invoiceName: has text with a character/],
    ['half.json', text.replace('KS-1', 'KS-\\ud800'), /plan one: invoiceName: has text with a character/],
    ['proto.json', text.replace('"plans"', '"__proto__":{"plans":1},"plans"'), /^one,ram$/],
  ])('%s is refused in words that name it', async (name, content, expected) => {
    expect((await read(name, content)).join()).toMatch(expected)
  })

  it('that is not there, or is a folder, is refused as well', async () => {
    const missing = await readCatalogFile(join(folder, 'missing.json'), () => undefined)
    expect(!missing.ok && missing.refusal).toEqual([{ plan: null, field: null, message: 'does not exist' }])
    const directory = await readCatalogFile(folder, () => undefined)
    expect(!directory.ok && directory.refusal[0]?.message).toBe('is not a file')
  })
})
