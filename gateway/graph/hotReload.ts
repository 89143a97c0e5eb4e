import { readFile } from 'node:fs/promises'
import { watch } from 'node:fs'
import { dirname } from 'node:path'
import type { Log } from '../../services/shared/runtime/log'
import type { CurrentGraph } from './currentGraph'
import type { Supergraph } from './supergraph'

export type ReloadOutcome = 'loaded' | 'refused'

export interface HotReloadOptions {
  readonly path: string
  readonly graph: CurrentGraph
  readonly build: (sdl: string) => Supergraph
  readonly log: Log
  readonly onOutcome: (outcome: ReloadOutcome) => void
}

/** Writers come in bursts: the file is read when it has been left alone for this long. */
const settle = 100

/**
 * Takes a new supergraph when its file changes; one that is no good is refused and the old one stays.
 * Watches the folder, since editors, `git` and mounted configurations replace the file instead of writing into it.
 */
export function hotReload({ path, graph, build, log, onOutcome }: HotReloadOptions): { close(): void } {
  let refused: string | undefined
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const reload = async (): Promise<void> => {
    let sdl: string | undefined
    try {
      sdl = await readFile(path, 'utf8')
      if (sdl === graph.current().sdl || sdl === refused) return
      const next = build(sdl)
      const before = graph.current().id
      graph.replace(next)
      refused = undefined
      onOutcome('loaded')
      log.info({ before, supergraph: next.id }, 'a new supergraph is in use')
    } catch (error) {
      refused = sdl
      onOutcome('refused')
      log.error({ err: error, path, kept: graph.current().id }, 'a new supergraph is no good: the one before is kept')
    }
  }

  const watcher = watch(dirname(path), { persistent: false }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(reload)
    }, settle)
  })
  watcher.on('error', error => log.error({ err: error, path }, 'the supergraph is no longer watched'))
  return {
    close() {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
