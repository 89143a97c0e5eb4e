import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Data } from '../../execution/data'
import { isObject } from '../../execution/data'
import type { Run } from '../../execution/plan'
import { rootTarget } from '../../execution/targets'
import { createDeferrals } from './deferral'
import type { CompiledPart, DeferredOperation } from './deferredOperation'
import type { Place, ResponsePath } from './places'
import { mergedAt, placesBelow } from './places'

interface Errors {
  readonly errors?: readonly GraphQLError[]
}

interface FirstResult extends Errors {
  readonly data: Data | null
  readonly hasNext: boolean
}

/** What came of one deferred fragment, at one place of the answer. */
export interface PartResult extends Errors {
  readonly data: Data | null
  readonly path: ResponsePath
  readonly label?: string
}

interface LaterResult {
  readonly incremental?: readonly PartResult[]
  readonly hasNext: boolean
}

export interface DeferredAnswer {
  readonly first: FirstResult
  readonly later: AsyncGenerator<LaterResult, void, void>
}

interface Requested {
  readonly variables: Readonly<Data>
  readonly call: Run['call']
  readonly onInvalid: (path: ResponsePath) => GraphQLError
  /** Aborted when nobody listens any more: nothing is fetched from then on. */
  readonly signal: AbortSignal
}

/** How many values that do not fit are reported at most, in one part. */
const reported = 20

const toError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) })

const gone = { data: null, errors: [] }

/** Runs an operation with deferred parts: resolves when what is not deferred is there. */
export async function executeDeferred(
  { first, root, parts, schema }: DeferredOperation,
  { variables, call, onInvalid, signal }: Requested,
): Promise<DeferredAnswer> {
  const merged = first.introspect(variables)
  const runWith = (errors: Run['errors']): Run => ({
    variables,
    condition: variable => first.condition(variables, variable),
    call: asked => (signal.aborted ? Promise.resolve(gone) : call(asked)),
    errors,
    deferral,
  })
  const deferral = createDeferrals(runWith)
  const run = runWith([])
  await first.step?.(run, rootTarget(merged))

  /** Completes one object, with the errors about it; a null beside a subgraph's own error is that error's. */
  const completed = <Value>(
    fetched: Run['errors'],
    path: ResponsePath,
    complete: (onInvalidBelow: (below: ResponsePath) => void) => Value,
  ): { readonly data: Value } & Errors => {
    const invalid: GraphQLError[] = []
    const data = complete(below => {
      if (fetched.length === 0 && invalid.length < reported) invalid.push(onInvalid([...path, ...below]))
    })
    const errors = [...fetched.map(toError), ...invalid]
    return { data, ...(errors.length > 0 && { errors }) }
  }

  const ready: PartResult[] = []
  let outstanding = 0
  let failure: unknown
  let wake = (): void => undefined

  /** A later fetch may have put another object in its place. */
  const current = (place: Place): Place => {
    const known = mergedAt(merged, place.path)
    return isObject(known) ? { ...place, merged: known } : place
  }

  const deliver = async (part: CompiledPart, above: readonly Place[]): Promise<void> => {
    const errors = [...(await deferral.part(part.number))]
    const places = above.map(current).flatMap(place => placesBelow(place, part.steps, schema))
    const sent = places.flatMap((place): Place[] => {
      const { path, type } = place
      // Errors about several objects go out once, each with the first of them that it is about.
      const own = errors.filter(error => isAbout(error, path))
      own.forEach(error => errors.splice(errors.indexOf(error), 1))
      if (place === places.at(-1)) own.push(...errors.splice(0))
      const result = completed(own, path, onInvalidBelow =>
        part.complete(type, place.merged, { onInvalid: onInvalidBelow }),
      )
      ready.push({ ...result, path, ...(part.label !== undefined && { label: part.label }) })
      return result.data ? [{ ...place, sent: result.data }] : []
    })
    begin(part.parts, sent)
    outstanding--
    wake()
  }

  /** A part around others is sent before they are: its places are those that the client knows by then. */
  const begin = (waiting: readonly CompiledPart[], above: readonly Place[]): void => {
    for (const part of waiting) {
      outstanding++
      deliver(part, above).catch((error: unknown) => {
        failure ??= error
        wake()
      })
    }
  }

  const result = completed(run.errors, [], onInvalidBelow =>
    first.complete(merged, variables, { onInvalid: onInvalidBelow }),
  )
  if (isObject(result.data)) begin(parts, [{ path: [], type: root, sent: result.data, merged }])

  signal.addEventListener('abort', () => wake(), { once: true })
  const hasNext = outstanding > 0
  async function* later(): AsyncGenerator<LaterResult, void, void> {
    for (let more = hasNext; more;) {
      if (ready.length === 0 && outstanding > 0)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      if (failure !== undefined) throw failure
      if (signal.aborted) return
      const incremental = ready.splice(0)
      more = outstanding > 0
      if (incremental.length > 0 || !more) yield { ...(incremental.length > 0 && { incremental }), hasNext: more }
    }
  }

  return { first: { ...result, hasNext }, later: later() }
}

const isAbout = ({ path }: GraphQLFormattedError, place: ResponsePath): boolean =>
  path !== undefined && place.every((key, index) => path[index] === key)
