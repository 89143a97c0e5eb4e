import type { GraphQLLeafType, GraphQLOutputType, GraphQLSchema } from 'graphql'
import { isEnumType, isListType, isNonNullType } from 'graphql'
import { Ineligible } from './ineligible'
import type { Field, Mark, ObjectField, Site, Variant } from './layout'
import { listsAround } from './layout'
import { NULL_ROW, columnsOf, widthOf } from './rows'

/*
 * The code that walks over an answer byte by byte: `b` are the bytes, `p` is where it stands, `S` the rows of all sites.
 * It gives up with -1 at the first byte that is another one than expected.
 */

/** That the bytes from `p` (plus an offset) on are these. */
const bytesAre = (text: string, offset = 0): string =>
  [...Buffer.from(text)].map((byte, index) => `b[p+${offset + index}]===${byte}`).join('&&')

const bytesDiffer = (text: string): string =>
  [...Buffer.from(text)].map((byte, index) => `b[p+${index}]!==${byte}`).join('||')

const expect = (text: string): string =>
  text === '' ? '' : `if(${bytesDiffer(text)})return -1;p+=${Buffer.byteLength(text)};`

const call = (skip: string): string => `p=${skip}(b,p);if(p<0)return -1;`

const string =
  'if(b[p]!==34)return -1;{let c=b[++p];while(c>=32&&c!==34&&c!==92)c=b[++p];' +
  `if(c===34)p++;else if(c===92){${call('skipEscaped')}}else return -1}`

const choice = (texts: readonly string[]): string =>
  `${texts.map(text => `if(${bytesAre(text)})p+=${Buffer.byteLength(text)};`).join('else ')}else return -1;`

const listOf = (item: string): string =>
  `if(b[p]!==91)return -1;if(b[++p]===93)p++;else for(;;){${item}const x=b[p++];if(x===44)continue;if(x===93)break;return -1}`

const orNull = (value: string, whenNull = ''): string => `if(${bytesAre('null')}){p+=4;${whenNull}}else{${value}}`

/** Which values a leaf may have; those of an enum are the ones that clients know. */
function leafCode(leaf: GraphQLLeafType, schema: GraphQLSchema): string {
  if (isEnumType(leaf)) {
    const shown = schema.getType(leaf.name)
    const values = (isEnumType(shown) ? shown : leaf).getValues()
    if (values.length === 0) throw new Ineligible('an enum without values')
    return choice(values.map(({ name }) => `"${name}"`))
  }
  switch (leaf.name) {
    case 'String':
      return string
    case 'ID':
      return `if(b[p]===34){${string}}else{${call('skipInteger')}}`
    case 'Int':
      return call('skipInteger')
    case 'Float':
      return call('skipNumber')
    case 'Boolean':
      return choice(['true', 'false'])
    default:
      return `if(b[p]===34){${string}}else{${call('skipValue')}}`
  }
}

function valueCode(type: GraphQLOutputType, leaf: GraphQLLeafType, schema: GraphQLSchema): string {
  if (!isNonNullType(type)) return orNull(presentCode(type, leaf, schema))
  return presentCode(type.ofType, leaf, schema)
}

const presentCode = (type: GraphQLOutputType, leaf: GraphQLLeafType, schema: GraphQLSchema): string =>
  isListType(type) ? listOf(valueCode(type.ofType, leaf, schema)) : leafCode(leaf, schema)

const nameOf = ({ site, index }: Variant): string => `w${site.id}_${index}`

/** One object whose variant is to be told by its `__typename`. */
const objectCode = ({ variants, isAbstract }: ObjectField): string => {
  const [only] = variants
  const walk = (variant: Variant) => `p=${nameOf(variant)}(b,p,S);`
  const usable = variants.filter(({ isUnusable }) => !isUnusable)
  if (!isAbstract && only) return `${walk(only)}if(p<0)return -1;`
  const prefix = '{"__typename":"'
  const chosen = usable.map(one => `if(${bytesAre(`${one.typename}"`, prefix.length)})${walk(one)}`).join('else ')
  return `if(${bytesDiffer(prefix)})return -1;${chosen}else return -1;if(p<0)return -1;`
}

/** Walks over the objects of a field; its locals `c…` tell where their rows are. */
function objectsCode(field: ObjectField, isMarked: boolean): string {
  const { site, type, index } = field
  const locals = isMarked ? `let c${index}=S[${site.id}].length,n${index}=0;` : ''
  const nullable = isNonNullType(type)
    ? (code: string) => code
    : (code: string) => orNull(code, isMarked ? `c${index}=-1;` : '')
  if (listsAround(type) === 0) return locals + nullable(objectCode(field))
  const list = isNonNullType(type) ? type.ofType : type
  const isItemNullable = isListType(list) && !isNonNullType(list.ofType)
  const nullRow = site.isKept
    ? `S[${site.id}].push(${[NULL_ROW, ...Array<number>(widthOf(site) - 1).fill(0)].join()});`
    : ''
  const item = isItemNullable ? orNull(objectCode(field), nullRow) : objectCode(field)
  return locals + nullable(listOf(item + (isMarked ? `n${index}++;` : '')))
}

/** The function for objects of one variant. */
export function variantCode(variant: Variant, schema: GraphQLSchema): string {
  const { site, fields } = variant
  const columns = columnsOf(variant)
  const row: string[] = Array<string>(site.isKept ? widthOf(site) : 0).fill('0')
  row[0] = String(variant.index)
  let body = ''
  let pending = '{'
  const flush = (): void => {
    body += expect(pending)
    pending = ''
  }
  const mark = (name: Mark, local: string): void => {
    const column = columns.get(name)
    if (column === undefined) return
    flush()
    body += `const ${local}=p;`
    row[column] = local
  }
  const walk = (field: Field): void => {
    const { index, key } = field
    if (index > 0) pending += ','
    mark(`start ${index}`, `s${index}`)
    pending += `${JSON.stringify(key)}:`
    mark(`value ${index}`, `v${index}`)
    if (field.kind === 'typename') pending += JSON.stringify(variant.typename)
    else {
      flush()
      const child = columns.get(`child ${index}`)
      body +=
        field.kind === 'leaf' ? valueCode(field.type, field.leaf, schema) : objectsCode(field, child !== undefined)
      if (child !== undefined && field.kind === 'object') {
        row[child] = `c${index}`
        if (listsAround(field.type) === 1) row[child + 1] = `n${index}`
      }
    }
    mark(`end ${index}`, `e${index}`)
  }
  fields.forEach(walk)
  pending += '}'
  flush()
  const keep = site.isKept ? `S[${site.id}].push(${row.join()});` : ''
  return `function ${nameOf(variant)}(b,p,S){${body}${keep}return p}`
}

const end = `for(;p<b.length;p++)if(b[p]!==10&&b[p]!==32&&b[p]!==13&&b[p]!==9)return false;return true`

/** All of an answer that is one object. */
export const rootCode = (root: Variant): string =>
  `function root(b,S){let p=0;${refusing(`${expect('{"data":')}p=${nameOf(root)}(b,p,S);if(p<0)return -1;${expect('}')}`)}${end}}`

/** All of an answer that is entities, one for each representation and of the variant that it wants (`expected`). */
export function entitiesCode(entities: Site): string {
  const cases = entities.variants.map(variant => `case ${variant.index}:p=${nameOf(variant)}(b,p,S);break;`).join('')
  const each =
    `for(let i=0;i<expected.length;i++){if(i>0){${expect(',')}}` +
    `switch(expected[i]){${cases}default:return -1}if(p<0)return -1;}`
  return `function entities(b,S,expected){let p=0;${refusing(`${expect('{"data":{"_entities":[')}${each}${expect(']}}')}`)}${end}}`
}

/** Code that gives up, in a function that says whether all was as expected. */
const refusing = (code: string): string => code.replaceAll('return -1', 'return false')
