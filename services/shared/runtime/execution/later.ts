/** JSON text, null for a null of GraphQL's, or what is still to come. Text is never asked twice: it goes straight into the answer. */
export type Written = string | null | Later

/** Who is told how a value came out. */
export interface Sink {
  done(text: string | null): void
  fail(error: unknown): void
}

/**
 * A value that is still to come. A promise without its costs: one listener, told at once and not a turn later, so that an
 * object of three promised fields takes three callbacks instead of a promise for each level of it.
 */
export abstract class Later {
  protected sink: Sink | undefined

  /** Names its only listener; before it is known, always. */
  to(sink: Sink): void {
    this.sink = sink
  }
}

/** What a promise's value is written as. */
export class Promised extends Later {
  constructor(promise: PromiseLike<unknown>, write: (value: unknown) => Written) {
    super()
    promise.then(
      value => this.settle(value, write),
      (error: unknown) => this.sink?.fail(error),
    )
  }

  private settle(value: unknown, write: (value: unknown) => Written): void {
    const { sink } = this
    if (!sink) return
    let written: Written
    try {
      written = write(value)
    } catch (error) {
      sink.fail(error)
      return
    }
    if (written instanceof Later) written.to(sink)
    else sink.done(written)
  }
}

/** The text of an object or list some of whose parts are still to come. */
export class Frame extends Later {
  private readonly parts: (string | null)[] = []
  private missing = 0
  private thrown: { readonly error: unknown } | undefined

  /** Text, and after it what is still to come. */
  add(text: string, later: Later): void {
    this.parts.push(text)
    const index = this.parts.push(null) - 1
    this.missing++
    later.to(new Part(this, index))
  }

  end(text: string): this {
    this.parts.push(text)
    return this
  }

  /** A part threw while others were under way: that counts once they have come to their end, as graphql-js has it. */
  endByThrow(error: unknown): this {
    this.thrown = { error }
    return this
  }

  put(index: number, text: string | null): void {
    this.parts[index] = text
    if (--this.missing > 0) return
    if (this.thrown) this.fail(this.thrown.error)
    else this.sink?.done(this.text())
  }

  /** The first failure is the whole's; what comes later finds nobody who listens. */
  fail(error: unknown): void {
    const { sink } = this
    this.sink = undefined
    sink?.fail(this.thrown ? this.thrown.error : error)
  }

  private text(): string {
    let text = ''
    for (const part of this.parts) text += part ?? 'null'
    return text
  }
}

class Part implements Sink {
  constructor(
    private readonly frame: Frame,
    private readonly index: number,
  ) {}

  done(text: string | null): void {
    this.frame.put(this.index, text)
  }

  fail(error: unknown): void {
    this.frame.fail(error)
  }
}
