import type { Attack } from './attack'
import type { System } from './system'

const isRefused = async (system: System, query: string, variables?: object): Promise<void> => {
  const { status, data } = await system.ask(query, variables)
  expect([status, data]).toEqual([400, undefined])
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

export const leaks: readonly Attack[] = [
  { line: 46, name: '__schema is a 400', run: system => isRefused(system, '{ __schema { types { name } } }') },
  { line: 47, name: '__type is a 400', run: system => isRefused(system, '{ __type(name: "Service") { name } }') },
  {
    line: 48,
    name: 'a typo is answered with no suggestion',
    run: async system => {
      await isRefused(system, '{ servicess { totalCount } }')
      await isRefused(system, '{ services(frist: 1) { totalCount } }')
      await isRefused(system, '{ services(orderBy: NEXT_DAT) { totalCount } }')
      await isRefused(system, 'query ($o: ServiceOrder) { services(orderBy: $o) { totalCount } }', { o: 'NEXT_DAT' })
      for (const { text } of system.answered()) expect(text).not.toMatch(/did you mean|NEXT_DATE|"services"/i)
    },
  },
  {
    line: 49,
    name: 'what subgraphs have among themselves is not there',
    run: async system => {
      await isRefused(system, '{ _service { sdl } }')
      await isRefused(system, '{ _entities(representations: []) { __typename } }')
    },
  },
  {
    line: 51,
    name: 'no trace and no plan, whoever asks for them',
    run: async system => {
      const { text, headers } = await system.ask(
        '{ me { id } }',
        {},
        {
          'apollo-query-plan-experimental': '1',
          'apollo-federation-include-trace': 'ftv1',
          'x-apollo-tracing': '1',
        },
      )
      expect(text).toBe(`{"data":{"me":{"id":"${system.mine.accountId}"}}}`)
      expect([...headers.keys()].filter(name => /powered|^server$|trace/.test(name))).toEqual([])
    },
  },
  {
    line: 52,
    name: 'the time that an answer takes does not tell another’s id from one that does not exist',
    run: async system => {
      const time = async (id: string): Promise<number> => {
        const began = performance.now()
        expect((await system.ask('query ($id: ID!) { service(id: $id) { id } }', { id })).data).toEqual({
          service: null,
        })
        return performance.now() - began
      }
      const theirs = system.theirs.ids['Service'] ?? ''
      const nobodys = theirs.slice(0, -8) + '00000000'
      const times = { theirs: [] as number[], nobodys: [] as number[] }
      for (let round = 0; round < 40; round++) {
        times.theirs.push(await time(theirs))
        times.nobodys.push(await time(nobodys))
      }
      const difference = Math.abs(median(times.theirs) - median(times.nobodys))
      expect(difference).toBeLessThan(Math.max(2, 0.5 * median(times.nobodys)))
    },
  },
]
