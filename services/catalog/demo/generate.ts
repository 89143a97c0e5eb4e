/** Writes the demo's catalogues after a change of its offers: `npm run catalog:demo`. */
import { writeFileSync } from 'node:fs'
import { demoDocument } from './document'
import { demoFiles } from './files'

for (const { market, path } of demoFiles) writeFileSync(path, demoDocument(market))
