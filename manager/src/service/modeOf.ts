import type { Format } from '../language/format'
import type { Messages } from '../language/messages'

/** `degressivity12` as words: 12 months, paid monthly. */
export function modeOf(mode: string, t: Messages, format: Format): string {
  const parsed = /^(degressivity|upfront)(\d+)$/.exec(mode)
  if (!parsed) return mode === 'default' ? t.order.mode.default : mode
  const length = format.duration(`P${parsed[2] ?? ''}M`)
  return parsed[1] === 'upfront' ? t.order.mode.upfront(length) : t.order.mode.periodic(length)
}
