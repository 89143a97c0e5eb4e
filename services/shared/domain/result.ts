/** The outcome of something a caller may do wrong: refused by value, never by throw. */
export type Result<Value, Refusal> = Ok<Value> | Refused<Refusal>

export interface Ok<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Refused<Refusal> {
  readonly ok: false
  readonly refusal: Refusal
}

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value })

export const refuse = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal })
