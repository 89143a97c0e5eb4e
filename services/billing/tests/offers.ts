import { plan, pricing, setupFee } from '../testing/offers'
import { subsidiary } from '../testing/world'

/** Who sells in these tests, and what: a server of 16.99 a month after 10.00 at the start, a web hosting of 3.00 a month. */
export const france = subsidiary({ timeZone: 'Europe/Paris', rollout: ['eco', 'web'] })

export const plans = [
  plan({ code: 'server-1', name: 'Server One', pricings: [pricing({ price: '16.99' }), setupFee('10.00')] }),
  plan({
    code: 'hosting-1',
    name: 'Hosting One',
    universe: 'WEB',
    range: 'web',
    resourceKind: 'WebHosting',
    pricings: [pricing({ price: '3.00' })],
  }),
]
