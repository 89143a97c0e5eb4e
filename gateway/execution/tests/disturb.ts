import type { Chance } from './chance'

/** Ways in which an answer may look other than expected: some mean the same, some mean something else or nothing. */
const faults: readonly ((text: string, chance: Chance) => string | Buffer)[] = [
  text => JSON.stringify(JSON.parse(text), undefined, 2),
  text => `${text}\n`,
  text => ` ${text}`,
  text => `${text}x`,
  (text, chance) => text.slice(0, chance.int(text.length)),
  text => reordered(text),
  text => text.replaceAll(/"v(\d)/g, '"\\u0076$1'),
  text => text.replaceAll(/"v(\d)/g, '"\\"\\\\v\\n$1'),
  text => text.replaceAll(/"v(\d)/g, '"é€😀$1'),
  text => text.replaceAll(/"v(\d)/g, '"\\ud800$1'),
  text => text.replaceAll(/"v(\d)/g, '"\\x$1'),
  text => text.replaceAll(/"v(\d)/g, '"\t$1'),
  text => Buffer.from(text.replaceAll(/"v(\d)/g, '"\xff$1'), 'latin1'),
  (text, chance) => somewhere(text, /"v\d+"/g, chance, 'null'),
  (text, chance) => somewhere(text, /"v\d+"/g, chance, '17'),
  (text, chance) => somewhere(text, /"v\d+"/g, chance, '{"a":1}'),
  (text, chance) =>
    somewhere(text, /:\d+\b/g, chance, chance.pick([':01', ':-0', ':1e3', ':1.0', ':1e999', ':"1"', ':-5'])),
  (text, chance) => somewhere(text, /\d+\.\d+/g, chance, chance.pick(['1.50', '-0.0', '-0.5', '1.', '1e400', '.5'])),
  (text, chance) => somewhere(text, /"(RED|GREEN)"/g, chance, '"BLUE"'),
  (text, chance) => somewhere(text, /"E\d"/g, chance, chance.pick(['"E1"', '"Nothing"', 'null'])),
  (text, chance) => somewhere(text, /\[/g, chance, '[null,'),
  (text, chance) => somewhere(text, /\{"/g, chance, '{"extra":1,"'),
  text => text.replace(/\}$/, ',"extensions":{"a":1}}'),
  text => text.replace(/\}$/, ',"errors":[]}'),
  text => text.replace(/\}$/, ',"errors":[{"message":"wrong"}]}'),
  text => text.replace('{"data":', '{"data":null,"data":'),
  () => '{"data":null}',
  () => '',
  () => '[]',
]

/** Disturbs an answer now and then. */
export function disturb(bytes: Buffer, chance: Chance, probability: number): Buffer {
  if (!chance.is(probability)) return bytes
  return Buffer.from(chance.pick(faults)(bytes.toString(), chance))
}

function somewhere(text: string, pattern: RegExp, chance: Chance, instead: string): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const { index, 0: match } = chance.pick(found)
  return text.slice(0, index) + instead + text.slice(index + match.length)
}

const reordered = (text: string): string =>
  JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
