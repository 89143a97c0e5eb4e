import { endRun, ownRunDirectory } from './run'

export default async function globalTeardown(): Promise<void> {
  await endRun(ownRunDirectory())
}
