import { SingleBar } from 'cli-progress'
import type { Progress } from './readCatalogFile'

/** Shows how far a file has been read. */
export interface ProgressDisplay {
  /** Begins a file. */
  begin(label: string): Progress
  end(): void
}

interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A bar that fills up, on a terminal. */
function bar(stream: NodeJS.WritableStream): ProgressDisplay {
  let current: SingleBar | undefined
  return {
    begin(label) {
      current = new SingleBar({
        stream,
        format: `${label} [{bar}] {percentage}%`,
        clearOnComplete: true,
        hideCursor: true,
      })
      const shown = current
      let started = false
      return (read, total) => {
        if (!started) shown.start(total, 0)
        started = true
        shown.update(read)
      }
    },
    end() {
      current?.stop()
      current = undefined
    },
  }
}

/** A line for each file, for logs and pipes. */
const lines = (output: Output): ProgressDisplay => ({
  begin(label) {
    output.write(`${label}\n`)
    return () => undefined
  },
  end: () => undefined,
})

/** A progress bar on a terminal, plain lines elsewhere. */
export const progressDisplay = (stream: NodeJS.WritableStream & Output): ProgressDisplay =>
  stream.isTTY ? bar(stream) : lines(stream)
