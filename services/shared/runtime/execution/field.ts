import type { GraphQLFieldResolver, ResponsePath } from 'graphql'
import { defaultFieldResolver, isNonNullType } from 'graphql'
import type { Complete } from './completion'
import type { Execution } from './execution'
import { NO_ARGUMENTS, Thrown } from './execution'
import type { Written } from './later'
import { Promised } from './later'
import type { Position } from './position'
import { failed, guarded } from './position'
import { isPromise } from './promises'
import { ResolveInfo } from './resolveInfo'
import type { Site } from './site'

/** Writes what a field's resolver gave or threw. @throws the located error of a field that may not be null. */
type FinishField = (value: unknown, path: ResponsePath, execution: Execution) => Written

export const positionOf = ({ nodes, field }: Site): Position => ({ nodes, isNonNull: isNonNullType(field.type) })

export function finishOf(site: Site, complete: Complete): FinishField {
  const position = positionOf(site)
  return (value, path, execution) => {
    if (value instanceof Thrown) return failed(position, value.error, path, execution)
    try {
      const written = isPromise(value)
        ? new Promised(value, resolved => complete(resolved, path, execution))
        : complete(value, path, execution)
      return guarded(written, position, path, execution)
    } catch (error) {
      return failed(position, error, path, execution)
    }
  }
}

/** Resolves and writes a field of an object. */
export type WriteField = (source: unknown, above: ResponsePath | undefined, execution: Execution) => Written

export function writerOf(site: Site, finish: FinishField): WriteField {
  const resolve: GraphQLFieldResolver<unknown, unknown> = site.resolve ?? defaultFieldResolver
  return (source, above, execution) => {
    const path = new ResolveInfo(above, site, execution)
    let value: unknown
    try {
      // What is wrong with an argument is told before what the viewer lacks.
      const args = execution.argumentsOf(site)
      if (site.guard) execution.permit(site)
      value = resolve(source, args, execution.context, path)
    } catch (error) {
      value = new Thrown(error)
    }
    return finish(value, path, execution)
  }
}

/** Writes what was read as the property of a field's name: a value, or a method that gives it. */
type FinishProperty = (value: unknown, source: object, above: ResponsePath | undefined, execution: Execution) => Written

export function finishPropertyOf(site: Site, finish: FinishField): FinishProperty {
  return (value, source, above, execution) => {
    const path = new ResolveInfo(above, site, execution)
    if (typeof value !== 'function') return finish(value, path, execution)
    let given: unknown
    try {
      given = value.call(source, NO_ARGUMENTS, execution.context, path)
    } catch (error) {
      given = new Thrown(error)
    }
    return finish(given, path, execution)
  }
}
