import { Button } from '@mantine/core'
import { Compass } from 'lucide-react'
import { Link } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import { usePageTitle } from '../ui/usePageTitle'

export function NotFound() {
  const { t } = useLanguage()
  usePageTitle(t.notFound.title)
  return (
    <Blank page icon={Compass} title={t.notFound.title} text={t.notFound.text}>
      <Button component={Link} to="/">
        {t.notFound.home}
      </Button>
    </Blank>
  )
}
