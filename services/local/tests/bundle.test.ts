import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, bundleOf } from '../bundle'

const folder = mkdtempSync(join(tmpdir(), 'perennial-bundle-'))
const source = join(folder, 'main.ts')
const bundles = join(folder, 'bundles')
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text)
const output = (): string => execFileSync(process.execPath, [bundleOf('main', bundles)], { encoding: 'utf8' })

beforeAll(() => {
  write('main.ts', `import { where } from './part'\nif (require.main === module) console.log('main', where())`)
  write('part.ts', `export const where = () => __dirname\nif (require.main === module) console.log('part')`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a bundle', () => {
  it('runs as its sources would: only the entry is the program, and each file knows where it lies', async () => {
    await bundle([{ name: 'main', source }], bundles)
    expect(output()).toBe(`main ${folder}\n`)
  })

  it('is made again when one of its sources has changed, and only then', async () => {
    const madeAt = (): number => statSync(bundleOf('main', bundles)).mtimeMs
    const before = madeAt()
    await bundle([{ name: 'main', source }], bundles)
    expect(madeAt()).toBe(before)

    write('part.ts', `export const where = () => 'elsewhere'`)
    await bundle([{ name: 'main', source }], bundles)
    expect(output()).toBe('main elsewhere\n')
  })
})
