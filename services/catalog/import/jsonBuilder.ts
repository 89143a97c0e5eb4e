import type { Token } from 'stream-json/core/parser.js'
import { Numeral } from '../domain/numeral'

interface Open {
  readonly value: unknown[] | Record<string, unknown>
  /** The name that comes next in an object. */
  key: string
  /** Elements of a list that were handed over. */
  taken: number
}

/** Text that PostgreSQL cannot hold: NUL, and half of a character. */
const unholdable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Text stands in the file that no database field can hold. */
export class UnholdableText extends Error {}

/**
 * Builds a document from the tokens of a parser. Elements of the lists at its top level are handed to `take` as soon as
 * they are complete, and not kept: memory holds one of them at a time.
 */
export class JsonBuilder {
  /** The document, once it is complete; its top-level lists are empty. */
  document: unknown
  private readonly open: Open[] = []

  constructor(private readonly take: (list: string, element: unknown) => void) {}

  /** Where in the document the next token belongs. */
  get path(): PropertyKey[] {
    return this.open.flatMap(({ value, key, taken }) => (Array.isArray(value) ? value.length + taken : key || []))
  }

  /** The element of a top-level list that is being built. */
  get element(): unknown {
    return this.open[2]?.value
  }

  accept(token: Token): void {
    switch (token.name) {
      case 'startObject':
        this.open.push({ value: {}, key: '', taken: 0 })
        break
      case 'startArray':
        this.open.push({ value: [], key: '', taken: 0 })
        break
      case 'endObject':
      case 'endArray':
        this.put(this.open.pop()?.value)
        break
      case 'keyValue':
        if (this.top) this.top.key = holdable(token.value)
        break
      case 'numberValue':
        this.put(new Numeral(token.value))
        break
      case 'stringValue':
        this.put(holdable(token.value))
        break
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        this.put(token.value)
        break
    }
  }

  private get top(): Open | undefined {
    return this.open.at(-1)
  }

  private put(value: unknown): void {
    const { top } = this
    if (!top) this.document = value
    else if (Array.isArray(top.value)) {
      const list = this.open.length === 2 ? this.open[0] : undefined
      if (list && !Array.isArray(list.value)) {
        top.taken++
        this.take(list.key, value)
      } else top.value.push(value)
    }
    // A field of this name would replace what the object inherits; no catalogue has one.
    else if (top.key !== '__proto__') top.value[top.key] = value
  }
}

function holdable(text: string): string {
  if (unholdable.test(text)) throw new UnholdableText('has text with a character that cannot be stored')
  return text
}
