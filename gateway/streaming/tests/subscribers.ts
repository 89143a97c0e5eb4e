import { setTimeout as pause } from 'node:timers/promises'
import { createClient as createEventClient } from 'graphql-sse'
import type { Client } from 'graphql-ws'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { TestGateway } from '../../tests/gateway'
import type { NewsGraph } from './newsGraph'

export const news = `subscription News($shelf: String, $after: String) {
  news(shelf: $shelf, after: $after) { number cursor reader book { title stock { count } } }
}`

export const newsOf = (number: number) => ({
  data: {
    news: {
      number,
      cursor: String(number),
      reader: expect.stringMatching(/^acc_/),
      book: { title: `Title ${number}`, stock: { count: number } },
    },
  },
})

export const eventClient = async (at: TestGateway) =>
  createEventClient({
    url: `${at.url}/graphql`,
    retryAttempts: 10,
    retry: () => pause(50),
    headers: async () => ({ authorization: `Bearer ${await at.token()}` }),
  })

export const socketAddress = (at: TestGateway): string => `${at.url.replace('http', 'ws')}/graphql`

export const socketClient = (
  at: TestGateway,
  params?: () => Promise<Record<string, unknown>>,
  retryAttempts = 0,
): Client =>
  createClient({
    url: socketAddress(at),
    webSocketImpl: WebSocket,
    retryAttempts,
    retryWait: () => pause(50),
    connectionParams: params ?? (async () => ({ Authorization: `Bearer ${await at.token()}` })),
  })

/** Waits until so many subscriptions have reached the subgraph. */
export async function subscribers(graph: NewsGraph, count: number): Promise<void> {
  for (let tries = 0; graph.subscribers() !== count; tries++) {
    if (tries > 200) throw new Error(`${graph.subscribers()} subscriptions are open, not ${count}`)
    await pause(25)
  }
}

/** Opens a stream as a browser's own code may, and reads its lines. */
export async function openStream(at: TestGateway, body: object, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    signal: stop.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${await at.token()}`,
      ...headers,
    },
    body: JSON.stringify(body),
  })
  const messages = messagesOf(response)
  return {
    response,
    next: async () => (await messages.next()).value,
    stop: () => stop.abort(),
  }
}

async function* messagesOf({ body }: Response): AsyncGenerator<Record<string, string>, undefined> {
  if (!body) throw new Error('no body')
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        if (lines[0] !== ':') yield Object.fromEntries(lines.map(line => line.split(/: ?(.*)/s).slice(0, 2)))
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) return { broken: String(error) } as never
  }
  return undefined
}
