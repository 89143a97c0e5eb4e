/** One part of an answer, and when it came. */
export interface TimedPart {
  readonly after: number
  readonly body: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly unknown[]
    readonly incremental?: readonly Readonly<Record<string, unknown>>[]
    readonly hasNext?: boolean
  }
}

const boundary = '\r\n---'

/** Reads an answer's parts as they come in, as a client does. */
export async function* partsOf(response: Response): AsyncGenerator<TimedPart> {
  if (!response.body) throw new Error('an answer without a body')
  const started = performance.now()
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf(boundary); end >= 0; end = text.indexOf(boundary)) {
      const [, json] = text.slice(0, end).split('\r\n\r\n')
      text = text.slice(end + boundary.length)
      if (json !== undefined) yield { after: performance.now() - started, body: JSON.parse(json) }
    }
  }
  if (text !== '--\r\n') throw new Error(`the answer ends with ${JSON.stringify(text)}`)
}
