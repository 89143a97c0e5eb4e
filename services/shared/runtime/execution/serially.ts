import type { WriteObject } from './completion'
import type { Execution } from './execution'
import type { WriteField } from './field'
import { finishOf, writerOf } from './field'
import type { Sink, Written } from './later'
import { Later } from './later'
import type { SelectedField } from './selection'

interface Step {
  readonly label: string
  readonly write: WriteField
}

/** Writes the fields of a mutation: each begins when the one before has come to its end. */
export function serially(fields: readonly SelectedField[]): WriteObject {
  const steps = fields.map(({ site, complete }): Step => ({
    label: `${JSON.stringify(site.key)}:`,
    write: writerOf(site, finishOf(site, complete)),
  }))
  return (source, _, execution) => new Series(steps, source, execution).goOn()
}

class Series extends Later implements Sink {
  private text = ''
  private at = 0

  constructor(
    private readonly steps: readonly Step[],
    private readonly source: unknown,
    private readonly execution: Execution,
  ) {
    super()
  }

  /** The whole text, or itself where a step is still under way. */
  goOn(): Written {
    for (let step = this.steps[this.at]; step; step = this.steps[this.at]) {
      const written = step.write(this.source, undefined, this.execution)
      if (written instanceof Later) {
        written.to(this)
        return this
      }
      this.add(step, written)
    }
    return `{${this.text}}`
  }

  done(text: string | null): void {
    const step = this.steps[this.at]
    if (!step) return
    this.add(step, text)
    let written: Written
    try {
      written = this.goOn()
    } catch (error) {
      this.fail(error)
      return
    }
    if (!(written instanceof Later)) this.sink?.done(written)
  }

  fail(error: unknown): void {
    this.sink?.fail(error)
  }

  private add({ label }: Step, text: string | null): void {
    this.text += `${this.at === 0 ? '' : ','}${label}${text ?? 'null'}`
    this.at++
  }
}
