import { readEnv } from '../../shared/runtime/env'
import type { Seeding } from '../../shared/seed/seedProcess'
import { runSeedProcess } from '../../shared/seed/seedProcess'
import { seedSettings } from '../env'
import { lockPools, readDatacenters, savePools } from '../store/seeding'
import { createRows } from './rows'

/** Services between two reports of how far it is. */
const REPORT_EACH = 500

async function seedInfrastructure({ client, writer, world, now, reached }: Seeding): Promise<void> {
  const datacenters = await readDatacenters(client)
  const pools = await lockPools(client)
  const { HOST_DOMAIN: ownDomain } = readEnv(seedSettings)
  const write = createRows(writer, { datacenters, pools, ownDomain, now })
  let services = 0
  let reported = 0
  for (let index = 0; index < world.accounts; index++) {
    const seeded = world.account(index)
    write(seeded)
    services += seeded.services.length
    if (services >= reported + REPORT_EACH) reached((reported = services))
    await writer.room()
  }
  await writer.finish()
  await savePools(client, pools.values())
}

runSeedProcess(seedInfrastructure)
