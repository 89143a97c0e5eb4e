import { CurrencyScalar, DateScalar, DateTimeScalar, DecimalScalar, DurationScalar } from '../../shared/runtime/scalars'
import { AddonFamily } from './AddonFamily'
import { Catalog } from './Catalog'
import { Plan } from './Plan'
import { PlanConnection } from './PlanConnection'
import { Query } from './Query'
import { Subsidiary } from './Subsidiary'
import type { Resolvers } from './types.generated'

export const resolvers = {
  AddonFamily,
  Catalog,
  Currency: CurrencyScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Decimal: DecimalScalar,
  Duration: DurationScalar,
  Plan,
  PlanConnection,
  Query,
  Subsidiary,
} satisfies Resolvers
