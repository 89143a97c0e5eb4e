import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { parse, validate } from 'graphql'
import { createBoundedCache } from './boundedCache'
import type { Scanned } from './literals/scan'
import { scanLiterals } from './literals/scan'
import type { Shape } from './literals/shape'
import { shapeOf } from './literals/shape'
import type { DocumentRules, ValidDocument } from './readDocument'
import { readDocument } from './readDocument'
import type { Refused } from './refusal'
import type { Values } from './variables'

/** A good document, with what was made of its operations. */
export interface KnownDocument<Operation> {
  readonly text: string
  readonly document: DocumentNode
  readonly operations: Map<OperationDefinitionNode, Operation>
  /** A text that was sent: not always the one above, where variables may stand for literals. */
  readonly sent: string
}

/** What a text turned out to be. */
interface Found<Operation> {
  readonly kind: 'found'
  readonly known: KnownDocument<Operation>
  /** The values of the variables that stand for literals. */
  readonly literals?: Values
}

export interface KnownDocuments<Operation> {
  /** What is known of a text already. */
  find(text: string): Found<Operation> | Refused | undefined
  /** Reads it when it is not known. */
  read(text: string): Found<Operation> | Refused
  /** The good ones that are kept. */
  all(): KnownDocument<Operation>[]
}

/** Good documents: about 1 kB for each token, with all that is made of them. */
const documents = { entries: 2000, weight: 32 * 1024 * 1024 }

/** Bad ones: a flood of one is answered without looking at it again, and drives no good one out. */
const badDocuments = { entries: 500, weight: 4 * 1024 * 1024 }

const bytesPerToken = 1000
const bytesPerError = 1000
const weightOf = (text: string, tokens: number): number => 2 * text.length + tokens * bytesPerToken

/** Texts that differ in nothing but literals share a document, or else each has its own. */
type Family<Operation> = { readonly shape: Shape; readonly known: KnownDocument<Operation> } | 'apart'

const knownOf = <Operation>(text: string, sent: string): KnownDocument<Operation> => ({
  text,
  sent,
  // Only errors need to know where in the text something stands, and places take more memory than all the rest.
  document: parse(text, { noLocation: true }),
  operations: new Map(),
})

/** Keeps what was made of texts, for one version of the graph. */
export function createKnownDocuments<Operation>(rules: DocumentRules): KnownDocuments<Operation> {
  const exact = createBoundedCache<KnownDocument<Operation>>(documents)
  const families = createBoundedCache<Family<Operation>>(documents)
  const bad = createBoundedCache<Refused>(badDocuments)

  const foundFamily = (text: string, { placed }: ValidDocument, { literals }: Scanned): Family<Operation> => {
    const shape = shapeOf(rules.schema, placed, literals)
    if (!shape) return 'apart'
    const known = knownOf<Operation>(shape.text, text)
    // What is selected twice in one place may have equal literals, but not two variables.
    return validate(rules.schema, known.document).length === 0 ? { shape, known } : 'apart'
  }

  const inFamily = (
    family: Family<Operation> | undefined,
    text: string,
    { literals }: Scanned,
  ): Found<Operation> | undefined => {
    const values = family && family !== 'apart' ? family.shape.valuesOf(text, literals) : undefined
    return family && family !== 'apart' && values ? { kind: 'found', known: family.known, literals: values } : undefined
  }

  const find = (text: string): Found<Operation> | Refused | undefined => {
    const known = exact.get(text)
    if (known) return { kind: 'found', known }
    const refused = bad.get(text)
    if (refused) return refused
    const scanned = scanLiterals(text)
    return scanned && inFamily(families.get(scanned.key), text, scanned)
  }

  const readNew = (text: string): Found<Operation> | Refused => {
    const read = readDocument(text, rules)
    if (read.kind === 'refused') {
      bad.set(text, read, weightOf(text, 0) + bytesPerError * read.errors.length)
      return read
    }
    const weight = weightOf(text, read.tokens)
    const scanned = scanLiterals(text)
    if (scanned && !families.get(scanned.key)) {
      const family = foundFamily(text, read, scanned)
      families.set(scanned.key, family, family === 'apart' ? weightOf(text, 0) : weight)
      const member = inFamily(family, text, scanned)
      if (member) return member
    }
    const known = knownOf<Operation>(text, text)
    exact.set(text, known, weight)
    return { kind: 'found', known }
  }

  return {
    find,
    read: text => find(text) ?? readNew(text),
    all: () => [
      ...[...exact.entries()].map(([, known]) => known),
      ...[...families.entries()].flatMap(([, family]) => (family === 'apart' ? [] : [family.known])),
    ],
  }
}
