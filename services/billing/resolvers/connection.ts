import type { Invoice } from '../domain/invoice'
import type { Service } from '../domain/service'

interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

/** A page of a list. What costs something is made only where it is asked for: cursors are signed, totals are counted. */
export interface Connection<Node> {
  readonly edges: () => { readonly cursor: string; readonly node: Node }[]
  readonly nodes: Node[]
  readonly pageInfo: () => PageInfo
  readonly totalCount: () => Promise<number>
}

export type InvoicePage = Connection<Invoice>
export type ServicePage = Connection<Service>

interface PageSource<Node> {
  /** One more than the page holds, where there are more. */
  readonly found: readonly Node[]
  readonly size: number
  readonly isFirst: boolean
  readonly cursorOf: (node: Node, index: number) => string
  readonly totalCount: () => Promise<number>
}

export function toConnection<Node>(source: PageSource<Node>): Connection<Node> {
  const { found, size, isFirst, cursorOf, totalCount } = source
  const nodes = found.slice(0, size)
  const cursorAt = (index: number): string | null => {
    const node = nodes[index]
    return node === undefined ? null : cursorOf(node, index)
  }
  return {
    edges: () => nodes.map((node, index) => ({ cursor: cursorOf(node, index), node })),
    nodes,
    pageInfo: () => ({
      hasNextPage: found.length > size,
      hasPreviousPage: !isFirst,
      startCursor: cursorAt(0),
      endCursor: cursorAt(nodes.length - 1),
    }),
    totalCount,
  }
}
