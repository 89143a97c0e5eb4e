import { StringDecoder } from 'node:string_decoder'

/** One message of a stream of server-sent events. */
export interface ServerSentEvent {
  readonly id: string | undefined
  readonly event: string | undefined
  readonly data: string | undefined
}

const lineEnd = /\r\n|\n|\r(?!$)/

/**
 * Reads server-sent events as they come in; comments are left out.
 * @throws RangeError for an event that is larger than is taken
 */
export async function* readEvents(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<ServerSentEvent, void> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  let lines: string[] = []
  let held = 0
  for await (const chunk of body) {
    text += decoder.write(chunk)
    for (let end = lineEnd.exec(text); end; end = lineEnd.exec(text)) {
      const line = text.slice(0, end.index)
      text = text.slice(end.index + end[0].length)
      held += line.length
      if (line !== '') lines.push(line)
      else {
        held = 0
        const event = read(lines)
        lines = []
        if (event) yield event
      }
    }
    if (text.length + held > maxBytes) throw new RangeError('an event larger than is taken')
  }
}

function read(lines: readonly string[]): ServerSentEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    if (name === '') continue
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    const known = fields.get(name)
    fields.set(name, name === 'data' && known !== undefined ? `${known}\n${value}` : value)
  }
  if (fields.size === 0) return undefined
  return { id: fields.get('id'), event: fields.get('event'), data: fields.get('data') }
}
