import { join } from 'node:path'
import { markets } from './pricing'

/** The demo's catalogues, as files that can be imported like any other. */
export const demoFiles = markets.map(market => ({
  market,
  path: join(__dirname, `demo-${market.subsidiary}-2024-01-01.json`),
}))
