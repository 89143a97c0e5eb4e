import { Button } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useRouteError } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'

/** What is shown where a page broke: the rest of the manager stays usable. */
export function RouteError() {
  const { t } = useLanguage()
  const error = useRouteError()

  useEffect(() => reportError(error), [error])

  return (
    <Blank page icon={TriangleAlert} title={t.failure.pageTitle} text={t.failure.unexpected}>
      <Button onClick={() => location.reload()}>{t.app.retry}</Button>
    </Blank>
  )
}
