import type { Invoice } from '../domain/invoice'
import type { Service } from '../domain/service'

/** A page of a list. */
export interface Connection<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[]
  readonly nodes: Node[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  /** Counted only where it is asked for. */
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
  const edges = nodes.map((node, index) => ({ cursor: cursorOf(node, index), node }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: !isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}
