import type { Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { MessageReader } from './messages'
import type { Model } from './model'
import type { Write } from './writer'
import { compileWriter } from './writer'

/** How many answers are kept ready; what is asked beyond that is written each time. */
const READY = 40_000
/** How many documents are kept compiled. */
const COMPILED = 2000

interface Asked {
  readonly query: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>> | null
}

const answerWith = (body: string): Buffer =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )

const failure = (error: unknown): string =>
  JSON.stringify({ errors: [{ message: `stub: ${error instanceof Error ? error.message : String(error)}` }] })

/** A subgraph that costs next to nothing: it answers any document rightly, and what it answered before from memory. */
export class Stub {
  calls = 0
  private readonly ready = new Map<string, Buffer>()
  private readonly writers = new Map<string, Write>()
  private server: Server | undefined

  constructor(private readonly model: Model) {}

  listen(port = 0): Promise<number> {
    const server = createServer({ noDelay: true }, socket => this.serve(socket))
    this.server = server
    return new Promise((listening, failed) => {
      server.once('error', failed).listen(port, '127.0.0.1', () => {
        const address = server.address()
        if (address && typeof address === 'object') listening(address.port)
      })
    })
  }

  close(): void {
    this.server?.close()
  }

  private serve(socket: Socket): void {
    const reader = new MessageReader(({ head, body }) => socket.write(this.answer(head, body)))
    socket.on('data', (chunk: Buffer) => reader.push(chunk)).on('error', () => socket.destroy())
  }

  private answer(head: string, body: Buffer): Buffer {
    if (!head.startsWith('POST')) return answerWith('{}')
    this.calls++
    const key = body.toString('latin1')
    const found = this.ready.get(key)
    if (found) return found
    const made = answerWith(this.write(body.toString()))
    if (this.ready.size < READY) this.ready.set(key, made)
    return made
  }

  private write(body: string): string {
    try {
      const asked: Asked | readonly Asked[] = JSON.parse(body)
      return Array.isArray(asked) ? `[${asked.map(one => this.one(one)).join()}]` : this.one(asked as Asked)
    } catch (error) {
      return failure(error)
    }
  }

  private one({ query, operationName, variables }: Asked): string {
    const key = `${operationName ?? ''} ${query}`
    const known = this.writers.get(key)
    if (known) return known(variables ?? {})
    const writer = compileWriter(this.model, query, operationName)
    if (this.writers.size < COMPILED) this.writers.set(key, writer)
    return writer(variables ?? {})
  }
}
