import { useQuery } from '@apollo/client/react'
import { Anchor, Button } from '@mantine/core'
import { ChevronLeft, PackageX, Unplug } from 'lucide-react'
import { Link, useParams } from 'react-router-dom'
import { useAccount } from '../app/AccountProvider'
import { PageSkeleton } from '../app/PageSkeleton'
import { PlanToOrderDocument } from '../graphql/generated/graphql'
import { failureOf, messageOf } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import { usePageTitle } from '../ui/usePageTitle'
import { Configure } from './Configure'

/** From an offer to an order. */
export function ConfigurePage() {
  const { code = '' } = useParams()
  const { t } = useLanguage()
  const { subsidiaryCode } = useAccount()
  const { data, error, loading, refetch } = useQuery(PlanToOrderDocument, {
    variables: { subsidiary: subsidiaryCode, code },
  })
  const plan = data?.plan
  usePageTitle(plan?.name)

  if (!plan) {
    if (loading) return <PageSkeleton />
    return error ? (
      <Blank page icon={Unplug} title={t.failure.pageTitle} text={messageOf(failureOf(error), t)}>
        <Button onClick={() => void refetch()}>{t.app.retry}</Button>
      </Blank>
    ) : (
      <Blank page icon={PackageX} title={t.order.notFoundTitle} text={t.order.notFound}>
        <Button component={Link} to="/order">
          {t.order.back}
        </Button>
      </Blank>
    )
  }
  return (
    <>
      <Anchor
        component={Link}
        to="/order"
        size="sm"
        c="dimmed"
        display="inline-flex"
        mb="sm"
        style={{ alignItems: 'center', gap: 2 }}
      >
        <ChevronLeft size={16} aria-hidden />
        {t.order.back}
      </Anchor>
      <Configure key={plan.id} plan={plan} />
    </>
  )
}
