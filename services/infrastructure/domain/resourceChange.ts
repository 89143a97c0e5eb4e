/** What subscribers are told that has changed about a resource. */
export const RESOURCE_CHANGES = ['TASK', 'STATE', 'CONDITION'] as const

export type ResourceChangeKind = (typeof RESOURCE_CHANGES)[number]
