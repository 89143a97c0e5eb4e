import { z } from 'zod'
import type { Job } from '../../shared/runtime/worker'
import { defineJob } from '../../shared/runtime/worker'

/** Looks every minute whether a version that was imported ahead has begun. */
export const crontab = '* * * * * publishDueVersions'

export const publishDueVersionsJob = (publish: () => Promise<unknown>): Job =>
  defineJob({
    name: 'publishDueVersions',
    schema: z.unknown(),
    async run() {
      await publish()
    },
  })
