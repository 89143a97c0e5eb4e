import type { ResourceKind } from '../../shared/domain/events'
import { chosenNameOf } from './assignment'
import { domainName, givenName, mailAddress, phoneNumber } from './naming'

const own = 'perennial.example'

describe('a name that is chosen', () => {
  it('is written as the DNS has it', () => {
    expect(domainName(' Été.FR. ', own)).toEqual({ ok: true, value: 'xn--t-9fab.fr' })
    expect(mailAddress('Jean.Dupont@Example.com', own)).toEqual({ ok: true, value: 'jean.dupont@example.com' })
  })

  it('that is none is refused', () => {
    for (const text of ['', 'localhost', '-a.fr', 'a..fr', '10.0.0.1', 'a b.fr', `${'a'.repeat(64)}.fr`, "x';--.fr"])
      expect(domainName(text, own).ok).toBe(false)
    for (const text of ['@a.fr', 'a@', 'a', 'a b@c.fr', '.a@c.fr']) expect(mailAddress(text, own).ok).toBe(false)
  })

  it('cannot be under the provider’s own domain', () => {
    expect(domainName('ns1.perennial.example', own).ok).toBe(false)
    expect(domainName('PERENNIAL.example', own).ok).toBe(false)
    expect(domainName('notperennial.example', own).ok).toBe(true)
  })

  it('is checked for the kinds that have one', () => {
    expect(chosenNameOf('WebHosting', { name: 'nonsense', topLevel: null }, own).ok).toBe(false)
    expect(chosenNameOf('Mailbox', { name: 'a@b.fr', topLevel: null }, own)).toEqual({ ok: true, value: 'a@b.fr' })
  })

  it('of a domain is under the top-level domain that was bought', () => {
    const domain = (name: string) => chosenNameOf('Domain', { name, topLevel: 'fr' }, own)
    expect(domain('shop')).toEqual({ ok: true, value: 'shop.fr' })
    expect(domain('Shop.FR')).toEqual({ ok: true, value: 'shop.fr' })
    expect(domain('shop.com').ok).toBe(false)
    expect(domain('shopfr.com').ok).toBe(false)
  })
})

describe('a name that is given', () => {
  it('is different for every slot and kind', () => {
    const kinds: ResourceKind[] = ['Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine']
    const names = kinds.flatMap(kind => [0, 1, 999_999_999].map(slot => givenName(kind, slot, own)))
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toBe('ns1000000.perennial.example')
  })

  it('of a phone line is a number under a country code that is nobody’s', () => {
    expect(phoneNumber(42)).toBe('+999000000042')
  })
})
