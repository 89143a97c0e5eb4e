/** What the container image runs, as one file each in build/: `npm run build:image`, called by the Dockerfile. */
import { join } from 'node:path'
import { THREAD_BUNDLE } from '../../gateway/planning/thread'
import { bundle } from './bundle'
import { project } from './env'

/** Name of the file in build/ → its TypeScript. */
export const imagePrograms = [
  { name: 'migrate', source: 'services/local/migrate.ts' },
  { name: 'catalog', source: 'services/catalog/main.ts' },
  { name: 'billing', source: 'services/billing/main.ts' },
  { name: 'infrastructure', source: 'services/infrastructure/main.ts' },
  { name: 'payments', source: 'services/billing/sandbox/main.ts' },
  { name: 'gateway', source: 'gateway/main.ts' },
  // The gateway looks for it beside itself.
  { name: THREAD_BUNDLE, source: 'gateway/planning/worker.ts' },
  { name: 'healthcheck', source: 'services/local/healthcheck.ts' },
]

if (require.main === module)
  void bundle(
    imagePrograms.map(({ name, source }) => ({ name, source: join(project, source) })),
    join(project, 'build'),
  )
