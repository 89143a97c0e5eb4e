import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const answer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).default([]),
})

/** Asks the gateway as anyone would. */
export interface Graph {
  /** @throws Error with the messages when the answer has errors. */
  ask<Schema extends z.ZodType>(schema: Schema, query: string, variables?: object): Promise<z.infer<Schema>>
}

export function graphAt(url: string, token: string): Graph {
  return {
    async ask(schema, query, variables = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = answer.parse(await response.json())
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '))
      return schema.parse(data)
    },
  }
}

/** Repeats what may not be possible yet, because an event is still on its way for instance. */
export async function eventually<T>(seconds: number, attempt: () => Promise<T | undefined>): Promise<T> {
  let problem: unknown = new Error('never came true')
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await sleep(50)) {
    try {
      const value = await attempt()
      if (value !== undefined) return value
    } catch (error) {
      problem = error
    }
  }
  throw problem
}
