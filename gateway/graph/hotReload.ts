import type { Log } from '../../services/shared/runtime/log'
import type { CurrentGraph } from './currentGraph'
import type { Supergraph } from './supergraph'
import type { SupergraphSource } from './supergraphSource'

export type ReloadOutcome = 'loaded' | 'refused'

export interface HotReloadOptions {
  readonly source: SupergraphSource
  readonly graph: CurrentGraph
  readonly build: (sdl: string) => Promise<Supergraph>
  /** Gets a new one ready for what is asked of the one before. */
  readonly warm: (next: Supergraph, before: Supergraph) => Promise<void>
  readonly log: Log
  readonly onOutcome: (outcome: ReloadOutcome) => void
}

/** Writers come in bursts: the source is read when it has been left alone for this long. */
const settle = 100

/** Takes a new supergraph when its source has one; one that is no good is refused and the old one stays. */
export function hotReload({ source, graph, build, warm, log, onOutcome }: HotReloadOptions): { close(): void } {
  let refused: string | undefined
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const reload = async (): Promise<void> => {
    let sdl: string | undefined
    try {
      sdl = await source.read()
      if (sdl === graph.current().sdl || sdl === refused) return
      const next = await build(sdl)
      const before = graph.current()
      await warm(next, before)
      graph.replace(next)
      await before.retire()
      refused = undefined
      onOutcome('loaded')
      log.info({ before: before.id, supergraph: next.id }, 'a new supergraph is in use')
    } catch (error) {
      refused = sdl
      onOutcome('refused')
      log.error(
        { err: error, from: source.location, kept: graph.current().id },
        'a new supergraph is no good: the one before is kept',
      )
    }
  }

  const watcher = source.watch(
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running.then(reload)
      }, settle)
    },
    error => log.error({ err: error, from: source.location }, 'the supergraph is no longer watched'),
  )
  return {
    close() {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
