import { useEffect } from 'react'

interface Polled {
  readonly data: unknown
  startPolling(milliseconds: number): void
  stopPolling(): void
}

const eager = 2000
const patient = 15_000
const patientAfter = 30_000

/**
 * Looks again while something is on its way: often as long as something changes, seldom when it takes its time, or when
 * changes tell of themselves.
 */
export function usePolling(active: boolean, { data, startPolling, stopPolling }: Polled, isLive = false): void {
  useEffect(() => {
    if (!active) return
    startPolling(isLive ? patient : eager)
    const timer = setTimeout(() => startPolling(patient), patientAfter)
    return () => {
      clearTimeout(timer)
      stopPolling()
    }
    // `data` is the same object until an answer differs: a change begins this anew.
  }, [active, data, isLive, startPolling, stopPolling])
}
