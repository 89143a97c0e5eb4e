import { isDeepStrictEqual } from 'node:util'
import { graphNamed } from '../shapes/all'
import type { Shape } from '../shapes/shape'
import { together } from '../stubs/model'
import type { Write } from '../stubs/writer'
import { compileWriter } from '../stubs/writer'

/** What an answer may be longer than the data: `extensions`, a line's end. */
const SLACK = 64

export interface Prepared {
  readonly count: number
  /** The whole request, as it is sent. */
  request(number: number): Buffer
  /** What is wrong with the answer to it; undefined when nothing is. */
  check(number: number, status: string, body: Buffer, thoroughly: boolean): string | undefined
}

/** The variables written into the document. */
function withLiterals(shape: Shape, number: number): string {
  let text = shape.document(number).replace(/(query \w+) *\([^)]*\)/, '$1')
  for (const [name, value] of Object.entries(shape.variables(number)))
    text = text.replaceAll(`$${name}`, JSON.stringify(value))
  return text
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const requestOf = (body: string, token: string | undefined): Buffer =>
  Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\naccept: application/json\r\n${
      token === undefined ? '' : `authorization: Bearer ${token}\r\n`
    }content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )

/** All requests of a shape, made beforehand: making them must not cost what is measured. */
export function prepare(shape: Shape, tokens: readonly string[], literals: boolean): Prepared {
  const { count, operationName } = shape
  const model = together(graphNamed(shape.graph).subgraphs.map(subgraph => subgraph.model))
  const writers = new Map<string, Write>()
  const expected = (number: number): string => {
    const document = shape.document(number)
    const writer = writers.get(document) ?? compileWriter(model, document)
    writers.set(document, writer)
    return writer(shape.variables(number))
  }
  const numbers = Array.from({ length: count }, (_, number) => number)
  const lengths = numbers.map(number => (shape.isOfStubs ? Buffer.byteLength(expected(number)) : 0))
  const marks = numbers.map(number => shape.marks(number).map(mark => Buffer.from(mark)))
  const bodies = numbers.map(number =>
    literals
      ? { query: withLiterals(shape, number) }
      : { query: shape.document(number), operationName, variables: shape.variables(number) },
  )
  const requests = bodies.map((body, number) => requestOf(JSON.stringify(body), tokens[number % tokens.length]))

  const isWhole = (body: Buffer): boolean => {
    const answer: unknown = JSON.parse(body.toString())
    return isRecord(answer) && answer['errors'] === undefined && isRecord(answer['data'])
  }
  const thorough = (number: number, body: Buffer): string | undefined => {
    const answer: unknown = JSON.parse(body.toString())
    const wanted: unknown = JSON.parse(expected(number))
    const isRight =
      isRecord(answer) &&
      isRecord(wanted) &&
      answer['errors'] === undefined &&
      isDeepStrictEqual(answer['data'], wanted['data'])
    return isRight ? undefined : 'the answer’s data are not what was asked for'
  }

  return {
    count,
    request(number) {
      const request = requests[number]
      if (!request) throw new Error(`there is no request ${number}`)
      return request
    },
    check(number, status, body, thoroughly) {
      if (status !== '200') return `status ${status}`
      const least = lengths[number] ?? 0
      if (shape.isOfStubs && (body.length < least || body.length > least + SLACK))
        return `${body.length} bytes instead of ${least}`
      if (!marks[number]?.every(mark => body.includes(mark))) return 'the answer is somebody else’s'
      if (!thoroughly) return undefined
      if (shape.isOfStubs) return thorough(number, body)
      return isWhole(body) ? undefined : 'the answer has errors'
    },
  }
}
