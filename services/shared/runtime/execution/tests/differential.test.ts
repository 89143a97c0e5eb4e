import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Compared } from './compare'

/** In a process of its own: jest takes promises that graphql-js leaves unheard for failures. */
async function compare(mood: string, from: number, to: number): Promise<Compared> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'compare.ts'), mood, `${from}`, `${to}`],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  return JSON.parse(stdout)
}

// A busy machine takes its time for a thousand schemas.
jest.setTimeout(180_000)

describe('a compiled operation answers random documents as graphql-js does, with the same data, errors and calls of resolvers', () => {
  it.each([
    ['sync', 'when resolvers give at once'],
    ['turns', 'when promises are kept one at a time'],
    ['atOnce', 'when promises are kept already'],
  ])('%s: %s', async mood => {
    const { compared, withErrors, nulled, different } = await compare(mood, 1, 400)
    expect(different).toEqual([])
    expect(compared).toBeGreaterThan(150)
    expect(withErrors).toBeGreaterThan(80)
    expect(nulled).toBeGreaterThan(20)
  })
})
