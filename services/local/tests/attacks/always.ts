import type { Attack } from './attack'
import type { System } from './system'
import { eventually } from './system'

/** What no answer may hold: stacks, SQL, paths, addresses inside, the words of libraries. */
const leak =
  /\bat [\w.<>]+ \(|node_modules|\/(?:work|srv|home|root|tmp|usr)\/|\.[jt]s:\d+|\b(?:select|insert into|delete from)\b.+\b(?:from|values|where)\b|relation "|pg_|ECONNREFUSED|127\.0\.0\.1|localhost|did you mean|graphql-js|apollo server|undici/i

/** Three times what is promised, 100 ms: nobody else may use the processors for a promise to be measured. */
const mostHeldMs = 300
const mostMemoryMb = 50

/** Other programs share the processors: what held the event loop once and never again was one of them. */
const attempts = 3

/** Makes an attack and holds what must hold of each: see the head of the list of attacks. */
export async function withstand(system: System, attack: Attack): Promise<void> {
  system.answered()
  const before = attack.changes ? undefined : await system.state()
  const { memoryMb } = await system.gauge()

  let held = Infinity
  for (let attempt = 0; attempt < attempts && held > mostHeldMs; attempt++) {
    await system.gauge()
    await attack.run(system)
    held = Math.min(held, (await system.gauge()).heldMs)
  }
  expect(held).toBeLessThanOrEqual(mostHeldMs)

  for (const { status, text } of system.answered()) {
    if (status >= 500) expect(status).toBe(attack.may)
    expect(text.match(leak)?.[0]).toBeUndefined()
  }
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  if (before !== undefined) expect(await system.state()).toEqual(before)

  const good = await system.ask('{ me { id } }')
  expect([good.status, good.data]).toEqual([200, { me: { id: system.mine.accountId } }])
  await eventually('the memory is given back', async () => (await system.gauge()).memoryMb <= memoryMb + mostMemoryMb)
}
