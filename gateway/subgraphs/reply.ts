import type { Log } from '../../services/shared/runtime/log'
import type { Asked, Reply } from '../execution/ask'
import type { SubgraphAnswer } from '../execution/plan'
import { readAnswer } from './answer'
import type { FailureCode } from './failure'
import { SubgraphFailure, messageOf } from './failure'
import type { Shape } from './shape'

/** One fetch of a plan, for one request. */
export interface Fetch extends Asked {
  /** What the answer must look like to be read. */
  readonly shape: (document: string) => Shape
}

export type FetchOutcome = 'ok' | 'errors' | FailureCode

/** One call, whatever is made of its answer. */
export interface Called {
  readonly subgraph: string
  readonly requestId: string
  readonly log: Log
  /** By `performance.now()`. */
  readonly started: number
  readonly note: (outcome: FetchOutcome, started: number) => void
  isNoted: boolean
}

const firstKey = (shape: Shape | undefined): string[] =>
  [...(shape?.fields?.keys() ?? [])].filter(key => key !== '__typename').slice(0, 1)

/** The first field that is missing now; for entities the executor puts their place in front of it. */
function pathOf(shape: Shape): (string | number)[] {
  const entities = shape.fields?.get('_entities')
  return entities ? ['_entities', 0, ...firstKey(entities)] : firstKey(shape)
}

/** What came of a call, for the fetch or one of the fetches that it was made for. */
export class SubgraphReply implements Reply {
  /** @param failure why there are no bytes */
  constructor(
    private readonly called: Called,
    private readonly fetch: Fetch,
    readonly bytes: Buffer | undefined,
    private readonly failure: unknown,
  ) {}

  used(): void {
    this.note('ok')
  }

  read(): SubgraphAnswer {
    const { bytes } = this
    if (!bytes) return this.failed(this.failure)
    const { subgraph, requestId, log } = this.called
    const { document, operationName, shape, entities } = this.fetch
    try {
      const { masked, ...answer } = readAnswer(bytes.toString(), {
        service: subgraph,
        requestId,
        shape: shape(document),
        entities: entities?.representations.length,
      })
      if (masked) log.warn({ requestId, subgraph, operation: operationName }, 'a subgraph reported an error of its own')
      this.note(answer.errors.length > 0 ? 'errors' : 'ok')
      return answer
    } catch (error) {
      return this.failed(error)
    }
  }

  part(asked: Asked, bytes: Buffer | undefined): Reply {
    return new SubgraphReply(this.called, { ...asked, shape: this.fetch.shape }, bytes, this.failure)
  }

  private failed(error: unknown): SubgraphAnswer {
    const { subgraph, requestId, log } = this.called
    const { document, operationName, shape } = this.fetch
    const code = error instanceof SubgraphFailure ? error.code : 'SUBGRAPH_INVALID_RESPONSE'
    const reason = error instanceof Error ? error.message : String(error)
    const isExpected = error instanceof SubgraphFailure
    log.warn(
      { requestId, subgraph, code, operation: operationName, reason, ...(!isExpected && { err: error }) },
      'a subgraph failed',
    )
    this.note(code)
    const extensions = { code, service: subgraph, requestId }
    return { data: null, errors: [{ message: messageOf(code), path: pathOf(shape(document)), extensions }] }
  }

  /** A call counts once, however many fetches it was made for. */
  private note(outcome: FetchOutcome): void {
    if (this.called.isNoted) return
    this.called.isNoted = true
    this.called.note(outcome, this.called.started)
  }
}
