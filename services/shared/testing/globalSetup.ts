import { endRunsLeftBehind, ownRunDirectory, RUN_VARIABLE } from './run'

/** Starts nothing: the first test that asks for a database starts PostgreSQL, so tests without one are instant. */
export default async function globalSetup(): Promise<void> {
  await endRunsLeftBehind()
  process.env[RUN_VARIABLE] = ownRunDirectory()
}
