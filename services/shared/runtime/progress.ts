import { SingleBar } from 'cli-progress'

export interface Progress {
  /** How far it is by now. */
  reached(done: number): void
  end(): void
}

export interface ProgressOptions {
  readonly label: string
  readonly total: number
  /** What is counted: `services`. */
  readonly unit: string
  readonly to?: NodeJS.WriteStream
}

/** Where there is no terminal, a line is written each time this share of the work is done. */
const LINE_EACH = 0.1

/** A bar on a terminal, plain lines elsewhere. */
export function startProgress({ label, total, unit, to = process.stderr }: ProgressOptions): Progress {
  return to.isTTY ? bar(label, total, unit, to) : lines(label, total, unit, to)
}

function bar(label: string, total: number, unit: string, to: NodeJS.WriteStream): Progress {
  const format = `${label} {bar} {percentage}% | {value}/{total} ${unit} | {duration_formatted}, {eta_formatted} to go`
  const shown = new SingleBar({ format, stream: to, hideCursor: true, barCompleteChar: '█', barIncompleteChar: '░' })
  shown.start(total, 0)
  return { reached: done => shown.update(done), end: () => shown.stop() }
}

function lines(label: string, total: number, unit: string, to: NodeJS.WriteStream): Progress {
  const began = performance.now()
  let next = LINE_EACH
  return {
    reached(done) {
      const share = total === 0 ? 1 : done / total
      if (share < next) return
      while (next <= share) next += LINE_EACH
      const seconds = ((performance.now() - began) / 1000).toFixed(0)
      to.write(`${label}: ${done} of ${total} ${unit} (${Math.floor(share * 100)} %, ${seconds} s)\n`)
    },
    end: () => undefined,
  }
}
