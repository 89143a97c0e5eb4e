/** The demo's own offers: invented brands, prices and hardware, in the public format of catalogues. */
import type { Choice, Offer } from './offer'
import type { Mode } from './pricing'
import { priceIn, pricing, rental, usagePriceIn } from './pricing'
import { servers, systems } from './servers'

const yearly: readonly Mode[] = ['default', 'upfront12']
const monthly: readonly Mode[] = ['default']

const fern = { line: 'cloud', range: 'fern', brand: 'Fern Cloud' }
const size = { instance: { vcores: 2, memory: { size: 8, sizeUnit: 'GB' }, disk: { size: 50, sizeUnit: 'GB' } } }
const places: Choice = { name: 'instance_datacenter', values: ['gra', 'sbg', 'waw'], mandatory: false }
const images: Choice = { name: 'instance_os', values: systems.slice(1), mandatory: false }

export const offers: readonly Offer[] = [
  ...servers,
  {
    code: 'seed-example',
    name: 'Domain name .example',
    description: 'A domain name for a year',
    commercial: { line: 'web', range: 'seed', brand: 'Seed Domains' },
    technical: { domain: { tld: 'example' } },
    families: [],
    choices: [{ name: 'domain_name', values: [], mandatory: true }],
    modes: monthly,
    pricings: market => [
      pricing(market, {
        capacity: 'renew',
        mode: 'default',
        price: priceIn(market, 8.99),
        interval: 12,
        intervalUnit: 'month',
        description: 'registration for 12 months',
        mostQuantity: 1,
      }),
    ],
  },
  {
    code: 'meadow-start',
    name: 'Meadow Start',
    description: 'Web hosting for one site',
    commercial: { line: 'web', range: 'meadow', brand: 'Meadow Web' },
    technical: { hosting: { size: 100, sizeUnit: 'GB', sites: 1, databases: 1 } },
    families: [
      {
        name: 'acceleration',
        options: [{ code: 'cdn-meadow', name: 'Content delivery', technical: { cdn: { places: 12 } }, monthly: 1.99 }],
        required: false,
      },
    ],
    choices: [{ name: 'domain', values: [], mandatory: false }],
    modes: yearly,
    pricings: market => rental(market, { monthly: 3.49, setup: 2, modes: yearly }),
  },
  {
    code: 'clover-mailbox',
    name: 'Clover Mailbox',
    description: 'A mailbox of 50 GB',
    commercial: { line: 'web', range: 'clover', brand: 'Clover Mail' },
    technical: { mailbox: { size: 50, sizeUnit: 'GB', aliases: 20 } },
    families: [
      {
        name: 'archive',
        options: [
          {
            code: 'archive-clover',
            name: 'Archive of ten years',
            technical: { archive: { years: 10 } },
            monthly: 1.29,
          },
        ],
        required: false,
      },
    ],
    choices: [{ name: 'address', values: [], mandatory: false }],
    modes: yearly,
    pricings: market => rental(market, { monthly: 2.59, modes: yearly, mostQuantity: 500 }),
  },
  {
    code: 'fern-2-8.consumption',
    name: 'Fern 2-8, by the hour',
    description: 'An instance with 2 cores and 8 GB of memory, paid as you go',
    commercial: fern,
    technical: size,
    families: [],
    choices: [places, images],
    modes: monthly,
    pricings: market => [
      pricing(market, {
        capacity: 'consumption',
        mode: 'default',
        price: usagePriceIn(market, 0.02713425),
        interval: 1,
        intervalUnit: 'hour',
        description: 'an hour of use',
        type: 'consumption',
      }),
    ],
    consumption: { billingStrategy: 'ping', pingEndPolicy: 'full', prorataUnit: 'hour' },
  },
  {
    code: 'fern-2-8.monthly',
    name: 'Fern 2-8',
    description: 'An instance with 2 cores and 8 GB of memory, by the month',
    commercial: fern,
    technical: size,
    families: [],
    choices: [places, images],
    modes: monthly,
    pricings: market => rental(market, { monthly: 12.99, modes: monthly, mostQuantity: 50 }),
  },
  {
    code: 'reed-line',
    name: 'Reed Line',
    description: 'A phone line with calls to landlines',
    commercial: { line: 'telecom', range: 'reed', brand: 'Reed Voice' },
    technical: { phone: { protocol: 'SIP', channels: 2, calls: 'landline' } },
    families: [
      {
        name: 'numbers',
        options: [
          { code: 'number-reed', name: 'One more number', technical: { phone: { numbers: 1 } }, monthly: 0.99 },
        ],
        required: false,
      },
    ],
    choices: [],
    modes: ['default', 'degressivity12'],
    pricings: market => rental(market, { monthly: 5.99, setup: 9.99, modes: ['default', 'degressivity12'] }),
  },
]
