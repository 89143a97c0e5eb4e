import { isIPv4, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { addressesOf, slotsIn } from './addresses'

const place = { network: '10.8.0.0/13', ordinal: 3 }
const anySlot = fc.nat(slotsIn(place.network) - 1)

describe('the addresses of a slot', () => {
  it('are an IPv4 address of the network that ends in neither 0 nor 255, and an IPv6 address', () => {
    fc.assert(
      fc.property(anySlot, slot => {
        const { v4, v6 } = addressesOf(place, slot)
        const last = Number(v4.split('.')[3])
        const second = Number(v4.split('.')[1])
        return isIPv4(v4) && isIPv6(v6) && last > 0 && last < 255 && second >= 8 && second < 16
      }),
    )
  })

  it('are different for different slots, and in different datacenters', () => {
    fc.assert(
      fc.property(anySlot, anySlot, (one, other) => {
        fc.pre(one !== other)
        const [first, second] = [addressesOf(place, one), addressesOf(place, other)]
        return first.v4 !== second.v4 && first.v6 !== second.v6
      }),
    )
    expect(addressesOf({ ...place, ordinal: 4 }, 9).v6).not.toBe(addressesOf(place, 9).v6)
  })

  it('of the first and the last slot are the ends of the network', () => {
    expect(addressesOf(place, 0)).toEqual({ v4: '10.8.0.1', v6: '2001:db8:300:0::1' })
    expect(addressesOf(place, slotsIn(place.network) - 1).v4).toBe('10.15.255.254')
    expect(() => addressesOf(place, slotsIn(place.network))).toThrow('no slot')
  })
})
