import type { PlanTerms } from '../../shared/domain/events'
import type { Refusal } from './refusal'
import { final } from './refusal'
import type { SelectedOption } from './selection'

/** An option of an order, with the place in the input that it came from. */
export interface ChosenOption extends SelectedOption {
  readonly field: readonly string[]
}

export interface ChosenOptions {
  readonly options: readonly ChosenOption[]
  readonly refusals: readonly Refusal[]
}

/** Checks options against a plan's families and adds the default of each mandatory family from which nothing was chosen. */
export function chooseOptions({ addonFamilies }: PlanTerms, selected: readonly SelectedOption[]): ChosenOptions {
  const refusals: Refusal[] = []
  const chosen = selected.map((option, index) => ({ ...option, field: ['input', 'options', String(index)] }))
  const offered = new Set(addonFamilies.flatMap(({ addons }) => addons))
  const seen = new Set<string>()
  for (const { addonCode, field } of chosen) {
    if (!offered.has(addonCode))
      refusals.push(final('ADDON_NOT_OFFERED', [...field, 'addonCode'], 'The plan does not offer this option.'))
    else if (seen.has(addonCode))
      refusals.push(
        final('OPTIONS_EXCLUSIVE', [...field, 'addonCode'], 'The option stands twice: order it once, with a quantity.'),
      )
    seen.add(addonCode)
  }
  const defaults: ChosenOption[] = []
  for (const { name, mandatory, exclusive, default: preset, addons } of addonFamilies) {
    const ofFamily = chosen.filter(({ addonCode }) => addons.includes(addonCode))
    if (exclusive && new Set(ofFamily.map(({ addonCode }) => addonCode)).size > 1)
      refusals.push(final('OPTIONS_EXCLUSIVE', ['input', 'options'], `Choose one option of the family ${name} only.`))
    if (!mandatory || ofFamily.length > 0 || defaults.some(({ addonCode }) => addons.includes(addonCode))) continue
    if (preset) defaults.push({ addonCode: preset, quantity: 1, field: ['input', 'options'] })
    else refusals.push(final('OPTION_MISSING', ['input', 'options'], `Choose an option of the family ${name}.`))
  }
  return { options: [...chosen, ...defaults], refusals }
}
