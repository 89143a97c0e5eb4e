/** Keeps the values that were used last, up to a number of them. For what never changes: nothing is ever outdated. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>()

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const value = this.values.get(key)
    if (value === undefined) return undefined
    this.values.delete(key)
    this.values.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.values.delete(key)
    this.values.set(key, value)
    const oldest = this.values.size > this.most ? this.values.keys().next().value : undefined
    if (oldest !== undefined) this.values.delete(oldest)
  }
}
