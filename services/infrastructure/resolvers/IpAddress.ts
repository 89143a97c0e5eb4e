import type { IpAddressResolvers } from './types.generated'

export const IpAddress: IpAddressResolvers = {
  version: ({ address }) => (address.includes(':') ? 6 : 4),
}
