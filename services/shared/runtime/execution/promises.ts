/** As graphql-js sees it: whatever has a `then`. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false
  const { then }: { readonly then?: unknown } = value
  return typeof then === 'function'
}
