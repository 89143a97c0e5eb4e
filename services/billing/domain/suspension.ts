import type { Contract } from './contract'
import type { Service } from './service'

/** A contract and its service, of which neither goes without the other. */
export interface ServiceOnContract {
  readonly service: Service
  readonly contract: Contract
}

/** Not to be used until it is paid; null when it is so already or over. */
export function suspend({ service, contract }: ServiceOnContract): ServiceOnContract | null {
  if (contract.state === 'SUSPENDED' || contract.state === 'ENDED') return null
  return { service: { ...service, state: 'SUSPENDED' }, contract: { ...contract, state: 'SUSPENDED' } }
}

/** In use again, as it was before; null when it was not suspended. */
export function resume({ service, contract }: ServiceOnContract): ServiceOnContract | null {
  if (contract.state !== 'SUSPENDED') return null
  return {
    service: { ...service, state: service.deliveredAt ? 'ACTIVE' : 'PROVISIONING' },
    contract: { ...contract, state: contract.endsOn ? 'STOPPING' : 'ACTIVE' },
  }
}
