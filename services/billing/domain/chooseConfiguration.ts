import type { PlanTerms } from '../../shared/domain/events'
import type { Refusal } from './refusal'
import { final } from './refusal'
import type { ConfigurationChoice } from './terms'

export interface ChosenConfiguration {
  readonly configuration: readonly ConfigurationChoice[]
  readonly refusals: readonly Refusal[]
}

/** A value that a customer may write freely: one line of visible characters, of a length that any name has. */
const isWritable = (value: string): boolean => value.length > 0 && value.length <= 255 && !/\p{C}/u.test(value)

/** Checks the choices that a plan asks for and makes those that have a single answer. */
export function chooseConfiguration(
  { configurations }: PlanTerms,
  selected: readonly ConfigurationChoice[],
): ChosenConfiguration {
  const refusals: Refusal[] = []
  const chosen = new Map<string, string>()
  for (const [index, { name, value }] of selected.entries()) {
    const field = ['input', 'configuration', String(index)]
    const asked = configurations.find(configuration => configuration.name === name)
    if (!asked) refusals.push(final('CONFIGURATION_INVALID', [...field, 'name'], 'The plan does not ask for this.'))
    else if (chosen.has(name))
      refusals.push(final('CONFIGURATION_INVALID', [...field, 'name'], 'This is chosen twice.'))
    else if (asked.custom || asked.values.length === 0 ? !isWritable(value) : !asked.values.includes(value))
      refusals.push(
        final('CONFIGURATION_INVALID', [...field, 'value'], `This value cannot be chosen${hint(asked.values)}.`),
      )
    chosen.set(name, value)
  }
  for (const { name, mandatory, values } of configurations) {
    const [only, ...others] = values
    if (!mandatory || chosen.has(name)) continue
    if (only !== undefined && others.length === 0) chosen.set(name, only)
    else
      refusals.push(
        final('CONFIGURATION_MISSING', ['input', 'configuration'], `Choose a value for ${name}${hint(values)}.`),
      )
  }
  return { configuration: [...chosen].map(([name, value]) => ({ name, value })), refusals }
}

const hint = (values: readonly string[]): string => (values.length > 0 ? `: ${values.slice(0, 20).join(', ')}` : '')
