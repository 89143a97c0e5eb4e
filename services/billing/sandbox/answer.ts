import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { Behaviour } from './behaviour'

/** How a request ends: with words, with a cut connection, or not at all. */
export type Answer =
  | { readonly kind: 'words'; readonly status: number; readonly body: object }
  | { readonly kind: 'cut' }
  | { readonly kind: 'never' }

export const words = (status: number, body: object): Answer => ({ kind: 'words', status, body })

export const refusal = (status: number, code: string, message: string): Answer =>
  words(status, { error: { code, message } })

const failure = refusal(500, 'internal', 'Something went wrong on our side.')

/** Does the work the way that the behaviour says. */
export async function perform(behaviour: Behaviour | null, work: () => Promise<Answer>): Promise<Answer> {
  switch (behaviour?.do) {
    case 'delay':
      await sleep(behaviour.ms)
      return work()
    case 'lose':
      return { kind: 'cut' }
    case 'fail':
      return failure
    case 'drop':
      await work()
      return { kind: 'cut' }
    case 'hold':
      await work()
      return { kind: 'never' }
    case 'failAfter':
      await work()
      return failure
    default:
      return work()
  }
}

export async function send(reply: FastifyReply, answer: Answer): Promise<void> {
  if (answer.kind === 'words') return void (await reply.code(answer.status).send(answer.body))
  reply.hijack()
  if (answer.kind === 'cut') reply.raw.socket?.destroy()
}
