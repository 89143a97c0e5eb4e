import type { FieldNode, ResponsePath } from 'graphql'
import { locatedError } from 'graphql'
import { keysOf } from './collectedErrors'
import type { Execution } from './execution'
import type { Sink, Written } from './later'
import { Later } from './later'

/** A place of the answer that becomes null when something goes wrong in it, or passes that on when it may not be null. */
export interface Position {
  readonly nodes: readonly FieldNode[]
  readonly isNonNull: boolean
}

/** What stands at a position after an error. @throws the located error where null may not stand. */
export function failed(position: Position, error: unknown, path: ResponsePath, execution: Execution): null {
  const located = locatedError(error, position.nodes, keysOf(path))
  if (position.isNonNull) throw located
  execution.collected.add(located, path)
  return null
}

/** What is still to come at a position, whose failure ends there if it may. */
class Guarded extends Later implements Sink {
  constructor(
    later: Later,
    private readonly position: Position,
    private readonly path: ResponsePath,
    private readonly execution: Execution,
  ) {
    super()
    later.to(this)
  }

  done(text: string | null): void {
    this.sink?.done(text)
  }

  fail(error: unknown): void {
    let written: null
    try {
      // Even where nobody listens any more: what may be null was not necessarily nulled yet.
      written = failed(this.position, error, this.path, this.execution)
    } catch (located) {
      this.sink?.fail(located)
      return
    }
    this.sink?.done(written)
  }
}

/** The position's text, or what stands there instead. */
export function guarded(written: Written, position: Position, path: ResponsePath, execution: Execution): Written {
  return written instanceof Later ? new Guarded(written, position, path, execution) : written
}
