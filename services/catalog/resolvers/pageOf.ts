import type { Result } from '../../shared/domain/result'
import { badInput } from '../../shared/runtime/errors'

/** The page, or the caller's mistake as an error that it may read. */
export function pageOf<Page>(listed: Result<Page, string>): Page {
  if (!listed.ok) throw badInput(listed.refusal)
  return listed.value
}
