import { isDeepStrictEqual } from 'node:util'
import type { Shape } from '../shapes/shape'
import { graphNamed } from '../shapes/all'
import { together } from '../stubs/model'
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

/** The variables written into the document, each time with a name of its own, so that no two are the same text. */
function withLiterals({ document, variables }: Shape, number: number): string {
  let text = document.replace(/(query \w+) *\([^)]*\)/, '$1')
  for (const [name, value] of Object.entries(variables(number)))
    text = text.replaceAll(`$${name}`, JSON.stringify(value))
  return text
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** All requests of a shape, made beforehand: making them must not cost what is measured. */
export function prepare(shape: Shape, tokens: readonly string[], literals: boolean): Prepared {
  const writer = compileWriter(together(graphNamed(shape.graph).subgraphs.map(({ model }) => model)), shape.document)
  const expected = (number: number): string => writer(shape.variables(number))
  const lengths = new Uint32Array(shape.count)
  const requests: Buffer[] = []
  const marks: Buffer[][] = []
  for (let number = 0; number < shape.count; number++) {
    lengths[number] = Buffer.byteLength(expected(number))
    marks.push(shape.marks(number).map(mark => Buffer.from(mark)))
    const body = JSON.stringify(
      literals
        ? { query: withLiterals(shape, number) }
        : { query: shape.document, operationName: shape.operationName, variables: shape.variables(number) },
    )
    const token = tokens[number % tokens.length]
    requests.push(
      Buffer.from(
        `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\naccept: application/json\r\n${
          token ? `authorization: Bearer ${token}\r\n` : ''
        }content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      ),
    )
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
    count: shape.count,
    request: number => requests[number] ?? Buffer.alloc(0),
    check(number, status, body, thoroughly) {
      if (status !== '200') return `status ${status}`
      const least = lengths[number] ?? 0
      if (body.length < least || body.length > least + SLACK) return `${body.length} bytes instead of ${least}`
      if (!marks[number]?.every(mark => body.includes(mark))) return 'the answer is somebody else’s'
      return thoroughly ? thorough(number, body) : undefined
    },
  }
}
