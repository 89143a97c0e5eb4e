import type { FetchDataRewrite } from '@apollo/query-planner'
import type { Data } from './data'
import { getOwn, isObject, setOwn } from './data'
import type { TypeTest } from './types'

/** Changes what goes to a subgraph or comes from it, where the planner gave it another name or type there. */
export type Rewrite = (value: unknown) => void

const fragmentPrefix = '... on '

export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, isA: TypeTest): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined
  const all = rewrites.map(rewrite => compileRewrite(rewrite, isA))
  return value => all.forEach(each => each(value))
}

function compileRewrite(rewrite: FetchDataRewrite, isA: TypeTest): Rewrite {
  const last = rewrite.path.at(-1)
  if (last === undefined) return () => undefined
  const change: (target: Data) => void =
    rewrite.kind === 'ValueSetter'
      ? target => setOwn(target, last, rewrite.setValueTo)
      : target => {
          const value = getOwn(target, last)
          if (value === undefined || value === null) return
          setOwn(target, rewrite.renameKeyTo, value)
          setOwn(target, last, undefined)
        }
  return rewrite.path
    .slice(0, -1)
    .reduceRight<Rewrite>(
      (next, element) =>
        eachObject(
          element.startsWith(fragmentPrefix)
            ? ofType(element.slice(fragmentPrefix.length), isA, next)
            : inField(element, next),
        ),
      eachObject(change),
    )
}

const inField =
  (name: string, next: Rewrite) =>
  (target: Data): void =>
    next(getOwn(target, name))

/** An object whose type is not known passes: the planner asks for the type wherever it makes a difference. */
const ofType =
  (condition: string, isA: TypeTest, next: Rewrite) =>
  (target: Data): void => {
    const typename = target['__typename']
    if (typeof typename !== 'string' || isA(typename, condition)) next(target)
  }

const eachObject = (apply: (target: Data) => void): Rewrite => {
  const rewrite: Rewrite = value => {
    if (Array.isArray(value)) value.forEach(rewrite)
    else if (isObject(value)) apply(value)
  }
  return rewrite
}
