import { Button, Paper } from '@mantine/core'
import { PackageOpen, SearchX } from 'lucide-react'
import { Link } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import panel from '../ui/Panel.module.css'
import { isNarrowed, type ServicesSearch } from './servicesSearch'

interface NoServicesProps {
  readonly search: ServicesSearch
  readonly onClear: () => void
}

/** An empty list: leads to the catalogue, or out of filters that let nothing through. */
export function NoServices({ search, onClear }: NoServicesProps) {
  const { t } = useLanguage()
  const { universe } = search
  return (
    <Paper className={panel['panel'] ?? ''}>
      {isNarrowed(search) ? (
        <Blank icon={SearchX} title={t.services.noMatchTitle} text={t.services.noMatch}>
          <Button variant="default" onClick={onClear}>
            {t.services.clearFilters}
          </Button>
        </Blank>
      ) : (
        <Blank
          icon={PackageOpen}
          title={t.services.emptyTitle}
          text={universe ? t.services.emptyUniverse(t.universe[universe]) : t.services.empty}
        >
          <Button component={Link} to={universe ? `/order?universe=${universe.toLowerCase()}` : '/order'}>
            {t.services.order}
          </Button>
        </Blank>
      )}
    </Paper>
  )
}
