import { useEffect } from 'react'

/** The title of the browser's tab while a page is shown. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Perennial' : `${title} · Perennial`
  }, [title])
}
