import { demoFiles } from '../../catalog/demo/files'
import { createAnnouncer } from '../../catalog/actions/announce'
import { listRollout, setRollout } from '../../catalog/actions/setRollout'
import { describeProblem } from '../../catalog/domain/problem'
import { importFiles } from '../../catalog/import/importFiles'
import { systemClock as clock } from '../../shared/runtime/clock'
import { createDatabase } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'

/** Where phone lines are not sold yet: what is switched off cannot be ordered, and says so. */
const notYet = { subsidiary: 'SN', range: 'REED' }

const noProgress = { begin: () => () => undefined, end: () => undefined }

/** Imports the demo's catalogues and switches their ranges on. Again, it changes nothing. */
export async function importDemoCatalogues(databaseUrl: string, log: Log): Promise<void> {
  const database = createDatabase({ url: databaseUrl, applicationName: 'perennial-demo', log, max: 2 })
  try {
    const announcer = createAnnouncer(clock, createIds(clock))
    const problems: string[] = []
    await importFiles(
      { database, announcer, clock, progress: noProgress },
      demoFiles.map(({ path }) => path),
      { dryRun: false, locality: {} },
      {
        imported: file => log.info({ file }, 'imported'),
        refused: (file, found) => problems.push(...found.map(problem => describeProblem(file, problem))),
      },
    )
    if (problems.length > 0) throw new Error(problems.join('\n'))
    const off = (await listRollout({ database })).filter(({ enabled }) => !enabled)
    for (const { market } of demoFiles) {
      const { subsidiary } = market
      const ranges = off
        .filter(entry => entry.subsidiary === subsidiary)
        .map(({ range }) => range)
        .filter(range => subsidiary !== notYet.subsidiary || range !== notYet.range)
      await setRollout({ database, announcer, clock }, { subsidiary, ranges, enabled: true })
    }
  } finally {
    await database.close()
  }
}
