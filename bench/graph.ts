import { Pool } from 'undici'

interface GraphAnswer {
  readonly data: unknown
  readonly milliseconds: number
}

/** Asks a gateway as any client does. */
export interface Graph {
  /** @throws when the answer has errors: a fast failure is no result. */
  ask(document: string, variables: Readonly<Record<string, unknown>>, token: string): Promise<GraphAnswer>
  close(): Promise<void>
}

export function createGraph(url: string): Graph {
  const pool = new Pool(url, { connections: 16 })
  return {
    async ask(query, variables, token) {
      const began = performance.now()
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
      const text = await body.text()
      const milliseconds = performance.now() - began
      const answer: unknown = JSON.parse(text)
      if (statusCode !== 200 || !isAnswer(answer) || answer.errors)
        throw new Error(`The graph answered ${statusCode}: ${text.slice(0, 500)}`)
      return { data: answer.data, milliseconds }
    },
    close: () => pool.close(),
  }
}

const isAnswer = (value: unknown): value is { data: unknown; errors?: unknown } =>
  typeof value === 'object' && value !== null && 'data' in value
