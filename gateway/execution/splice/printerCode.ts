import { listsAround } from './layout'
import type { Item, Output, Source } from './output'
import { NULL_ROW, columnsOf, widthOf } from './rows'

/*
 * The code that puts the client's answer together: `X` are the answers as texts of one character a byte, `S` the rows of all
 * sites, `r` the row of the object.
 */

const columnOf = (source: Source, mark: Parameters<ReturnType<typeof columnsOf>['get']>[0]): number =>
  columnsOf(source.variant).get(mark) ?? 0

/** Gives each output a function; the first one is named `print`, and calls the others. */
export function printerCode(output: Output): string {
  const functions: string[] = []

  const named = (item: Output): string => {
    const name = `o${functions.length}`
    const index = functions.push('') - 1
    functions[index] = objectFunction(name, item)
    return name
  }

  const objectFunction = (name: string, { variant, items }: Output): string => {
    const rows = new Map([[variant.site.id, 't']])
    const bases = new Map<string, string>()
    /** Names the rows and the row of a source. */
    const place = (source: Source): { table: string; row: string } => {
      const id = source.variant.site.id
      const table = rows.get(id) ?? `t${id}`
      rows.set(id, table)
      if (!source.join) return { table, row: 'r' }
      const row = `r${source.join.index}`
      bases.set(row, `t[r+${1 + source.join.index}]`)
      return { table, row }
    }
    const partCode = (item: Item, before: string): string => {
      if (item.kind === 'typename')
        return JSON.stringify(`${before}${JSON.stringify(item.key)}:${JSON.stringify(item.typename)}`)
      const { table, row } = place(item.source)
      const at = (column: number): string => `${table}[${row}+${column}]`
      if (item.kind === 'segment') {
        const start = columnOf(item.source, `start ${item.first}`)
        const end = columnOf(item.source, `end ${item.last}`)
        return `${JSON.stringify(before)}+X[${item.source.variant.site.fetch}].substring(${at(start)},${at(end)})`
      }
      const child = columnOf(item.source, `child ${item.field.index}`)
      const isList = listsAround(item.field.type) === 1
      const key = JSON.stringify(`${before}${JSON.stringify(item.field.key)}:`)
      const arguments_ = isList ? `${at(child)},${at(child + 1)}` : at(child)
      return `${key}+${objectsFunction(item, isList)}(S,X,${arguments_})`
    }
    const parts = items.map((item, index) => partCode(item, index > 0 ? ',' : '{'))
    const locals = [
      `const t=S[${variant.site.id}]`,
      ...[...rows].filter(([, table]) => table !== 't').map(([id, table]) => `${table}=S[${id}]`),
      ...[...bases].map(([row, code]) => `${row}=${code}`),
    ]
    return `function ${name}(S,X,r){${locals.join()};return ${[...parts, items.length > 0 ? '"}"' : '"{}"'].join('+')}}`
  }

  /** The objects of a field: none (`-1`), one, or a list of them. */
  const objectsFunction = ({ field, outputs }: Extract<Item, { kind: 'objects' }>, isList: boolean): string => {
    const name = `l${functions.length}`
    const index = functions.push('') - 1
    const usable = [...outputs].filter(([, { variant }]) => !variant.isUnusable)
    const cases = usable.map(([number, output]) => `case ${number}:return ${named(output)}(S,X,r);`).join('')
    const one = `switch(S[${field.site.id}][r]){${cases}default:return "null"}`
    functions[index] = isList
      ? `function ${name}e(S,X,r){${one}}` +
        `function ${name}(S,X,r,n){if(r<0)return "null";let o="[";for(let i=0;i<n;i++,r+=${widthOf(field.site)})` +
        `o+=(i>0?",":"")+${name}e(S,X,r);return o+"]"}`
      : `function ${name}(S,X,r){if(r===${NULL_ROW})return "null";${one}}`
    return name
  }

  const first = named(output)
  return `${functions.join('')}const print=(S,X)=>${first}(S,X,0);`
}
