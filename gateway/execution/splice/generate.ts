import { skipEscaped, skipInteger, skipNumber, skipValue } from './json'

/** The rows of all sites of an operation, by the site's id. */
export type Rows = readonly number[][]

/** Walks over the answer of one fetch and writes its rows; false at the first byte that is another one than expected. */
type Walk = (bytes: Uint8Array, rows: Rows, expected: readonly number[]) => boolean

/** Puts the client's data together from the answers, as texts of one character a byte. */
type Print = (rows: Rows, texts: readonly string[]) => string

export interface Generated {
  /** By fetch. */
  readonly walks: readonly Walk[]
  readonly print: Print
}

/**
 * Makes functions of code. Code is many times as fast here as closures are: each comparison has its byte in it. All names
 * in it come from a valid document and a valid schema, and stand in it as JSON or as numbers.
 * @param walks code of one function for each fetch, with the functions that it calls
 */
export function generate(walks: readonly { readonly name: string; readonly code: string }[], print: string): Generated {
  const scoped = walks.map(({ name, code }) => `(()=>{${code}return ${name}})()`)
  const make = new Function(
    'skipEscaped',
    'skipInteger',
    'skipNumber',
    'skipValue',
    `"use strict";${print}return {walks:[${scoped.join()}],print}`,
  )
  const made: Generated = make(skipEscaped, skipInteger, skipNumber, skipValue)
  return made
}
