/** An object of a subgraph's answer. */
export type Data = Record<string, unknown>

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sets an own property under any name: `__proto__` as a client's alias is a name like others. */
export function setOwn(target: Data, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  else target[key] = value
}

/** An own property; what an object inherits is not data. */
export const getOwn = (source: Data, key: string): unknown => (Object.hasOwn(source, key) ? source[key] : undefined)

/**
 * Adds what one fetch brought to what others brought. Objects are joined field by field and lists of one length element
 * by element; anything else is replaced.
 */
export function mergeInto(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    const value = source[key]
    if (value === undefined) continue
    const known = getOwn(target, key)
    if (isObject(known) && isObject(value)) mergeInto(known, value)
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) mergeLists(known, value)
    else setOwn(target, key, value)
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  source.forEach((value, index) => {
    const known = target[index]
    if (isObject(known) && isObject(value)) mergeInto(known, value)
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) mergeLists(known, value)
    else target[index] = value
  })
}
