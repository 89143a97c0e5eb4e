import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Seeding } from '../../shared/seed/seedProcess'
import { runSeedProcess } from '../../shared/seed/seedProcess'
import { firstFreeSeries, hasAccount } from '../store/seeding'
import { keepBooks } from './books'
import { createNumbering } from './numbering'
import { createRows, invoiceColumns } from './rows'

/** Services between two reports of how far it is. */
const REPORT_EACH = 500

async function seedBilling({ client, writer, world, now, scratch, reached }: Seeding): Promise<void> {
  const { id } = world.account(0)
  if (await hasAccount(client, laneOf(id), toUuid(id)))
    throw new Error('This seed is there already. Choose another one with --seed.')
  const numbering = createNumbering(scratch)
  try {
    const write = createRows(writer, numbering, await firstFreeSeries(client))
    let services = 0
    let reported = 0
    for (let index = 0; index < world.accounts; index++) {
      const seeded = world.account(index)
      write(seeded, keepBooks(seeded, now))
      services += seeded.services.length
      if (services >= reported + REPORT_EACH) reached((reported = services))
      await writer.room()
    }
    await writer.copy('invoice', invoiceColumns, numbering.numbered())
    const series = writer.table('invoice_series', ['lane', 'subsidiary', 'year', 'next_number', 'last_date'])
    for (const end of numbering.ends()) series(end.seriesLane, end.subsidiary, end.year, end.nextNumber, end.lastDate)
  } finally {
    numbering.close()
  }
}

runSeedProcess(seedBilling)
