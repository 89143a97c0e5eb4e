import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { request } from 'undici'

/** Where composed graphs come from. */
export interface SupergraphSource {
  /** For the log. */
  readonly location: string
  /** The latest SDL. */
  read(): Promise<string>
  /** Tells, until closed, when there may be another one. */
  watch(onChange: () => void, onError: (error: Error) => void): { close(): void }
}

/** Watches the folder, since editors, `git` and mounted configurations replace the file instead of writing into it. */
export function supergraphFile(path: string): SupergraphSource {
  return {
    location: path,
    read: () => readFile(path, 'utf8'),
    watch(onChange, onError) {
      const watcher = watch(dirname(path), { persistent: false }, onChange)
      watcher.on('error', onError)
      return { close: () => watcher.close() }
    },
  }
}

/** The longest a registry may take, and the most it may send. */
const within = { headersTimeout: 10_000, bodyTimeout: 10_000, maxResponseSize: 64 * 1024 * 1024 }

/** A registry's address: asked again from time to time, and told which version we have so that it need not be sent again. */
export function supergraphAddress(url: string, pollMs: number): SupergraphSource {
  let latest: { readonly etag: string; readonly sdl: string } | undefined
  return {
    location: url,
    async read() {
      const headers = latest ? { 'if-none-match': latest.etag } : {}
      const { statusCode, headers: answered, body } = await request(url, { headers, ...within })
      if (statusCode === 304 && latest) {
        await body.dump()
        return latest.sdl
      }
      if (statusCode !== 200) {
        await body.dump()
        throw new Error(`${url} answered with status ${statusCode} and not with a supergraph`)
      }
      const sdl = await body.text()
      const { etag } = answered
      latest = typeof etag === 'string' ? { etag, sdl } : undefined
      return sdl
    },
    watch(onChange) {
      const timer = setInterval(onChange, pollMs).unref()
      return { close: () => clearInterval(timer) }
    },
  }
}
