import type { Ask, Asked, Entities, Reply } from '../ask'
import { bodyFrame, bodyOf } from '../ask'
import type { ByteText } from '../byteText'
import type { MergedDocument } from './mergedDocument'
import { mergeDocuments, slotName } from './mergedDocument'
import type { Round, RoundOf } from './rounds'
import type { Share } from './split'
import { splitAnswer } from './split'

/** Makes several fetches one, and knows how it has made them one before. */
export type Merge = (documents: readonly string[]) => MergedDocument | undefined

/** How many ways to merge fetches of one operation are kept: which of them come may depend on the data. */
const kept = 50

export function createMerge(): Merge {
  const known = new Map<string, MergedDocument | undefined>()
  return documents => {
    const key = documents.join('\n')
    if (known.has(key)) return known.get(key)
    if (known.size >= kept) known.clear()
    const merged = mergeDocuments(documents)
    known.set(key, merged)
    return merged
  }
}

interface Member {
  readonly asked: Asked & { readonly entities: Entities }
  readonly resolve: (reply: Reply | Promise<Reply>) => void
}

/**
 * Holds the fetches of a round back until all of them are there, and sends them as one. When nothing of the request is
 * under way any more, nobody else can come, and those that are there go.
 */
export function merging(ask: Ask, roundOf: RoundOf, merge: Merge): Ask {
  const waiting = new Map<Round, Member[]>()
  let running = 0

  const send: Ask = async asked => {
    running++
    try {
      return await ask(asked)
    } finally {
      running--
      // After all that goes on with the reply has had its turn.
      if (waiting.size > 0) process.nextTick(look)
    }
  }

  const go = (round: Round, members: readonly Member[]): void => {
    waiting.delete(round)
    for (const { member, reply } of sendAll(members, send, merge)) member.resolve(reply)
  }

  const look = (): void => {
    if (running > 0 || waiting.size === 0) return
    const lowest = Math.min(...[...waiting.keys()].map(({ level }) => level))
    for (const [round, members] of [...waiting]) if (round.level === lowest) go(round, members)
  }

  return asked => {
    const { entities } = asked
    const round = entities && roundOf(asked.subgraph, asked.document)
    if (!round) return send(asked)
    return new Promise<Reply>(resolve => {
      const members = [...(waiting.get(round) ?? []), { asked: { ...asked, entities }, resolve }]
      waiting.set(round, members)
      if (members.length === round.size) go(round, members)
      else process.nextTick(look)
    })
  }
}

interface Sent {
  readonly member: Member
  readonly reply: Promise<Reply>
}

function sendAll(members: readonly Member[], send: Ask, merge: Merge): Sent[] {
  const alone = (): Sent[] => members.map(member => ({ member, reply: send(member.asked) }))
  const merged = members.length > 1 ? merge(members.map(({ asked }) => asked.document)) : undefined
  const [first] = members
  if (!merged || !first) return alone()
  const { subgraph } = first.asked
  const { document, operationName } = merged
  const { variables, shares, slots } = share(members, merged)
  const body = bodyOf(bodyFrame({ operation: document, operationName }), variables)
  const whole = send({ subgraph, document, operationName, body, entities: undefined })
  const parts = whole.then(({ bytes }) => bytes && splitAnswer(bytes, slots, shares))
  return members.map((member, index) => ({
    member,
    reply: Promise.all([whole, parts]).then(([reply, split]) => {
      if (!reply.bytes) return reply.part(member.asked, undefined)
      const part = split?.[index]
      // The failure of one must not cost the others anything; asking for entities changes nothing.
      return part ? reply.part(member.asked, part) : send(member.asked)
    }),
  }))
}

/** What is asked for in each field: equal representations once, whichever fetches want them. */
function share(members: readonly Member[], { slots }: MergedDocument) {
  const asked: Map<ByteText, number>[] = []
  const shares = members.map(({ asked: { entities } }, member): Share => {
    const slot = slots[member] ?? 0
    const numbers = (asked[slot] ??= new Map<ByteText, number>())
    return {
      slot,
      entities: entities.representations.map(representation => {
        const number = numbers.get(representation) ?? numbers.size
        numbers.set(representation, number)
        return number
      }),
    }
  })
  const own = new Set(members.flatMap(({ asked: { entities } }) => entities.variables))
  const representations = asked.map(
    (numbers, slot) => `"${slotName(slot)}":[${[...numbers.keys()].join()}]` as ByteText,
  )
  return { variables: [...own, ...representations], shares, slots: asked.length }
}
