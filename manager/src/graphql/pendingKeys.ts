/**
 * Idempotency keys of clicks that have not been answered. A click gets a key; clicking again for the same thing, after a
 * broken connection or a reload, sends the same key, and the graph gives the first answer again. An answer, good or bad,
 * ends it: the next click is a new one.
 */
const prefix = 'perennial.click.'

export function keyFor(intent: string): string {
  const known = sessionStorage.getItem(prefix + intent)
  if (known !== null) return known
  const key = crypto.randomUUID()
  sessionStorage.setItem(prefix + intent, key)
  return key
}

export function answered(intent: string): void {
  sessionStorage.removeItem(prefix + intent)
}
