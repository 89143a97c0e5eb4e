import type { PlanKey } from '../../shared/domain/ids'
import type { AddonFamily } from '../domain/plan'

/** A family of options, with the version in which its options are to be looked up. */
export type OfferedFamily = AddonFamily & Pick<PlanKey, 'subsidiary' | 'version'>

/** The key of an option of the family. */
export const optionOf = ({ subsidiary, version }: OfferedFamily, code: string): PlanKey => ({
  subsidiary,
  version,
  code,
})
