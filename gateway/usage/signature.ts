import { createHash } from 'node:crypto'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { Kind, print, separateOperations, stripIgnoredCharacters, visit } from 'graphql'

export interface Signature {
  /** Short digest of the text: names the operation whatever values and white space it comes with. */
  readonly hash: string
  /** The operation without values: they may be a person's. */
  readonly text: string
}

/** What an operation is, apart from the values that are written into it and from what else stands in its document. */
export function signatureOf(document: DocumentNode, definition: OperationDefinitionNode): Signature {
  const own = separateOperations(withOnly(document, definition))[definition.name?.value ?? '']
  const bare = visit(own ?? document, {
    IntValue: node => ({ ...node, value: '0' }),
    FloatValue: node => ({ ...node, value: '0' }),
    StringValue: node => ({ ...node, value: '', block: false }),
    ListValue: node => ({ ...node, values: [] }),
    ObjectValue: node => ({ ...node, fields: [] }),
  })
  const text = stripIgnoredCharacters(print(bare))
  return { hash: createHash('sha256').update(text).digest('hex').slice(0, 16), text }
}

const withOnly = (document: DocumentNode, definition: OperationDefinitionNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter(node => node.kind !== Kind.OPERATION_DEFINITION || node === definition),
})
