import type { ByteText } from '../byteText'
import { byteText, bytesAsText, textAsBytes } from '../byteText'
import { isObject } from '../data'
import { skipValue } from '../splice/json'
import { slotName } from './mergedDocument'

/** Which entities of a merged answer belong to one fetch: the number of its field, and their numbers there. */
export interface Share {
  readonly slot: number
  readonly entities: readonly number[]
}

/** The answer that each fetch would have got by itself; undefined when a failure of one has taken the others' data along. */
export function splitAnswer(bytes: Buffer, slots: number, shares: readonly Share[]): readonly Buffer[] | undefined {
  const entities = cut(bytes, slots)
  if (!entities) return splitParsed(bytes, shares)
  const parts: Buffer[] = []
  for (const { slot, entities: numbers } of shares) {
    const texts = numbers.map(number => entities[slot]?.[number])
    if (texts.includes(undefined)) return undefined
    parts.push(textAsBytes(`{"data":{"_entities":[${texts.join()}]}}` as ByteText))
  }
  return parts
}

/** Cuts an answer without errors and without anything unusual into the texts of its entities, by field. */
function cut(bytes: Buffer, slots: number): ByteText[][] | undefined {
  const text = bytesAsText(bytes)
  const all: ByteText[][] = []
  let at = 0
  for (let slot = 0; slot < slots; slot++) {
    const opening = `${slot === 0 ? '{"data":{' : ','}"${slotName(slot)}":[`
    if (!text.startsWith(opening, at)) return undefined
    at += opening.length
    const entities: ByteText[] = []
    for (;;) {
      const end = skipValue(bytes, at)
      if (end < 0) return undefined
      entities.push(text.substring(at, end) as ByteText)
      at = end + 1
      if (text[end] === ']') break
      if (text[end] !== ',') return undefined
    }
    all.push(entities)
  }
  return text.slice(at).trim() === '}}' ? all : undefined
}

interface Parsed {
  readonly data: Record<string, unknown>
  readonly errors: readonly unknown[]
}

function parse(bytes: Buffer): Parsed | undefined {
  try {
    const answer: unknown = JSON.parse(bytes.toString())
    if (!isObject(answer)) return undefined
    const { data, errors = [] } = answer
    return isObject(data) && Array.isArray(errors) ? { data, errors } : undefined
  } catch {
    return undefined
  }
}

function splitParsed(bytes: Buffer, shares: readonly Share[]): Buffer[] | undefined {
  const parsed = parse(bytes)
  if (!parsed) return undefined
  const { data, errors } = parsed
  const parts = shares.map(({ slot, entities }, share) => {
    const given = data[slotName(slot)]
    if (!Array.isArray(given)) return undefined
    const own = errors.flatMap(error => errorsFor(error, slot, entities, share === 0))
    return byteText(
      JSON.stringify({
        data: { _entities: entities.map(number => given[number] ?? null) },
        ...(own.length > 0 && { errors: own }),
      }),
    )
  })
  const whole = parts.filter(part => part !== undefined)
  return whole.length === parts.length ? whole.map(textAsBytes) : undefined
}

/** An error about an entity goes to every fetch that asked for it; one about nothing in particular is told once. */
function errorsFor(error: unknown, slot: number, entities: readonly number[], isFirst: boolean): unknown[] {
  const path = isObject(error) && Array.isArray(error['path']) ? (error['path'] as unknown[]) : undefined
  const [key, number, ...rest] = path ?? []
  if (!isObject(error) || typeof key !== 'string' || !/^_\d+$/.test(key)) return isFirst ? [error] : []
  if (key !== slotName(slot)) return []
  const index = typeof number === 'number' ? entities.indexOf(number) : -1
  return index < 0 ? [] : [{ ...error, path: ['_entities', index, ...rest] }]
}
