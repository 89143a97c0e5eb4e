import type { OrderPreviewInput, PlanToOrderQuery } from '../graphql/generated/graphql'

export type PlanToOrder = NonNullable<PlanToOrderQuery['plan']>
export type Family = PlanToOrder['addonFamilies'][number]

/** What somebody has chosen so far. */
export interface OrderDraft {
  readonly mode: string
  /** Codes of the chosen add-ons, by family. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly configuration: Readonly<Record<string, string>>
}

/** The plan as it comes: without commitment where that is offered, with each family's default. */
export function initialDraft(plan: PlanToOrder): OrderDraft {
  const mode = plan.modes.find(one => one.mode === 'default') ?? plan.modes[0]
  return {
    mode: mode?.mode ?? 'default',
    options: Object.fromEntries(plan.addonFamilies.map(family => [family.name, defaultsOf(family)])),
    configuration: {},
  }
}

function defaultsOf({ mandatory, default: usual, addons }: Family): readonly string[] {
  if (usual) return [usual.code]
  const only = mandatory && addons.length === 1 ? addons[0] : undefined
  return only ? [only.code] : []
}

/** What is asked: not what has only one answer, which the graph adds by itself. */
export function askedConfigurations({ configurations }: PlanToOrder) {
  return configurations.filter(({ mandatory, custom, values }) => custom || values.length !== 1 || !mandatory)
}

export function choose(draft: OrderDraft, family: string, codes: readonly string[]): OrderDraft {
  return { ...draft, options: { ...draft.options, [family]: codes } }
}

export function configure(draft: OrderDraft, name: string, value: string): OrderDraft {
  return { ...draft, configuration: { ...draft.configuration, [name]: value } }
}

/** What must still be told or chosen: before that the total cannot be known. */
export function missingIn(plan: PlanToOrder, draft: OrderDraft) {
  return {
    configurations: askedConfigurations(plan)
      .filter(({ name, mandatory }) => mandatory && (draft.configuration[name] ?? '').trim() === '')
      .map(({ name }) => name),
    families: plan.addonFamilies
      .filter(({ name, mandatory }) => mandatory && (draft.options[name]?.length ?? 0) === 0)
      .map(({ name }) => name),
  }
}

export function inputOf(plan: PlanToOrder, draft: OrderDraft): OrderPreviewInput {
  return {
    planCode: plan.code,
    mode: draft.mode,
    options: Object.values(draft.options)
      .flat()
      .map(addonCode => ({ addonCode })),
    configuration: askedConfigurations(plan)
      .map(({ name }) => ({ name, value: (draft.configuration[name] ?? '').trim() }))
      .filter(({ value }) => value !== ''),
  }
}
