import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import type { Steps } from './steps'

export interface Proxy {
  readonly url: string
  close(): Promise<void>
}

/** Splits a stream of PostgreSQL messages: a type byte, except in the first one of a client, and a length. */
function createSplitter(firstIsUntyped: boolean): (chunk: Buffer) => { type: string; bytes: Buffer }[] {
  let rest = Buffer.alloc(0)
  let untyped = firstIsUntyped
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    const messages = []
    for (;;) {
      const head = untyped ? 0 : 1
      if (rest.length < head + 4) return messages
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return messages
      messages.push({ type: untyped ? '' : rest.toString('latin1', 0, 1), bytes: rest.subarray(0, length) })
      rest = rest.subarray(length)
      untyped = false
    }
  }
}

/** A query in one message, or the end of one in several. */
const endsRequest = new Set(['Q', 'S'])
/** PostgreSQL says that it is ready for the next one. */
const endsAnswer = 'Z'

/** Stands between a process and PostgreSQL, and counts each statement when its answer is on the way back. */
export async function startPostgresProxy(databaseUrl: string, steps: Steps): Promise<Proxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname)
    const fromClient = createSplitter(true)
    const fromServer = createSplitter(false)
    let asked = 0
    let isDead = false
    const die = (): void => {
      isDead = true
      client.destroy()
      upstream.destroy()
    }
    client.on('data', chunk => {
      for (const { type, bytes } of fromClient(chunk)) {
        if (endsRequest.has(type)) asked++
        upstream.write(bytes)
      }
    })
    upstream.on('data', chunk => {
      for (const { type, bytes } of fromServer(chunk)) {
        // The first one only ends the greeting.
        const isDone = type === endsAnswer && asked > 0
        if (isDone) asked--
        if (isDead || (isDone && !steps.take())) return die()
        client.write(bytes)
      }
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', die)
      socket.on('close', () => {
        sockets.delete(socket)
        die()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: url.href,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        sockets.forEach(socket => socket.destroy())
      }),
  }
}
