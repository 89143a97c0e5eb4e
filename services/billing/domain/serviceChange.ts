/** What subscribers are told that has changed about a service. */
export const SERVICE_CHANGES = ['ORDERED', 'DELIVERED', 'STATE', 'CONTRACT', 'INVOICE'] as const

export type ServiceChangeKind = (typeof SERVICE_CHANGES)[number]
