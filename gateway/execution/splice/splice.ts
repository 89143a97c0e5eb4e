import { isAscii, isUtf8 } from 'node:buffer'
import type { Ask } from '../ask'
import { bodyFrame, toAsk, variableTexts } from '../ask'
import type { ByteText } from '../byteText'
import { bytesAsText } from '../byteText'
import type { Data } from '../data'
import { compileRepresent } from './entities'
import type { Program, ProgramStep, SplicedFetch } from './program'

/** What one request brings. */
interface Spliced {
  readonly variables: Readonly<Data>
  readonly ask: Ask
}

/**
 * Runs a plan over bytes. Undefined as soon as an answer is not just as expected: then the plain path decides what it
 * means, over the same answers.
 */
export type Splice = (request: Spliced) => Promise<Body | undefined>

/** A short answer is text, if it is ASCII: then it is written in one piece with its head. */
export type Body = Buffer | string

const longestText = 16 * 1024

interface Run extends Spliced {
  readonly rows: number[][]
  readonly texts: ByteText[]
  bytes: Buffer | undefined
  /** Whether no answer had any other character. */
  isAscii: boolean
  /** Nobody is asked any more once the plain path has taken over. */
  isOver: boolean
}

type Step = (run: Run) => Promise<void>

const opening = '{"data":'

export function compileSplice(program: Program): Splice {
  const step = stepOf(program.step, program)
  return async request => {
    const run: Run = {
      ...request,
      rows: program.sites.map(() => []),
      texts: [],
      bytes: undefined,
      isAscii: true,
      isOver: false,
    }
    // The root's row, with every root fetch's data in the first row of its own.
    run.rows[0] = Array<number>(1 + (program.sites[0]?.joins.length ?? 0)).fill(0)
    await step(run)
    if (run.isOver) return undefined
    const { bytes } = run
    if (bytes) return run.isAscii && bytes.length <= longestText ? bytesAsText(bytes) : bytes
    const text = `${opening}${program.print(run.rows, run.texts)}}`
    return run.isAscii && text.length <= longestText ? text : Buffer.from(text, 'latin1')
  }
}

function stepOf(step: ProgramStep, program: Program): Step {
  if (step.kind === 'Fetch') return fetchStep(step.fetch, program)
  const steps = step.steps.map(child => stepOf(child, program))
  const [only] = steps
  if (steps.length === 1 && only) return only
  if (step.kind === 'Parallel') return async run => void (await Promise.all(steps.map(each => each(run))))
  return async run => {
    for (const each of steps) {
      if (run.isOver) return
      await each(run)
    }
  }
}

function fetchStep(fetch: SplicedFetch, { walks, isPassedOn }: Program): Step {
  const { number, node, representations } = fetch
  const { serviceName: subgraph, operation: document, operationName, variableUsages = [] } = node
  const represent = representations && compileRepresent(fetch)
  const frame = bodyFrame(node)
  const call = { subgraph, document, operationName }
  const walk = walks[number]

  return async run => {
    const asked = represent?.(run.rows, run.texts)
    if (asked?.texts.length === 0) return
    const reply = await run.ask(toAsk(call, frame, variableTexts(variableUsages, run.variables), asked?.texts))
    if (run.isOver) return
    const { bytes } = reply
    if (!bytes || !isText(bytes, run) || !walk?.(bytes, run.rows, asked?.expected ?? [])) {
      run.isOver = true
      return
    }
    reply.used()
    if (isPassedOn) run.bytes = bytes
    else run.texts[number] = bytesAsText(bytes)
  }
}

function isText(bytes: Buffer, run: Run): boolean {
  if (isAscii(bytes)) return true
  run.isAscii = false
  return isUtf8(bytes)
}
