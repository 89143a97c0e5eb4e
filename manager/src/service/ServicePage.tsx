import { NetworkStatus } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { Button, Stack } from '@mantine/core'
import { Unplug } from 'lucide-react'
import { useParams } from 'react-router-dom'
import { NotFound } from '../app/NotFound'
import { PageSkeleton } from '../app/PageSkeleton'
import { ServicePageDocument } from '../graphql/generated/graphql'
import { failureAt, failureOf, messageOf } from '../graphql/failure'
import { usePolling } from '../graphql/usePolling'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import { usePageTitle } from '../ui/usePageTitle'
import { ActionsCard } from './ActionsCard'
import { ContractCard } from './ContractCard'
import { InvoicesCard } from './InvoicesCard'
import { NextInvoiceCard } from './NextInvoiceCard'
import { ResourceCard } from './ResourceCard'
import { ServiceHeader } from './ServiceHeader'
import classes from './ServicePage.module.css'
import { isSettling } from './settling'
import { StateNotice } from './StateNotice'
import { useLiveService } from './useLiveService'
import { useServiceActions } from './useServiceActions'

/** Everything about a service by one query; a part that is down says so in its card. */
export function ServicePage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const { data, error, loading, networkStatus, refetch, startPolling, stopPolling } = useQuery(ServicePageDocument, {
    variables: { id },
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  })
  const service = data?.service
  const settling = service ? isSettling(service) : false
  const actions = useServiceActions({ id, displayName: service?.displayName ?? '' })
  usePageTitle(service?.displayName)

  const isLive = useLiveService(service, settling, () => void refetch())
  usePolling(settling, { data, startPolling, stopPolling }, isLive)

  if (!service) {
    if (loading) return <PageSkeleton />
    if (!error) return <NotFound />
    return (
      <Blank page icon={Unplug} title={t.failure.pageTitle} text={messageOf(failureOf(error), t)}>
        <Button onClick={() => void refetch()}>{t.app.retry}</Button>
      </Blank>
    )
  }

  const retry = { onRetry: () => void refetch(), retrying: networkStatus === NetworkStatus.refetch }
  return (
    <Stack gap="lg">
      <ServiceHeader service={service} />
      <StateNotice service={service} actions={actions} />
      <div className={classes['page']}>
        <div className={classes['column']}>
          <ResourceCard
            service={service}
            failure={service.resource ? undefined : failureAt(error, ['service', 'resource'])}
            {...retry}
          />
          <ContractCard
            className={classes['later']}
            service={service}
            planFailure={service.contract.plan ? undefined : failureAt(error, ['service', 'contract', 'plan'])}
          />
          <InvoicesCard className={classes['later']} serviceId={service.id} />
        </div>
        <div className={classes['column']}>
          <NextInvoiceCard
            service={service}
            failure={service.nextInvoice ? undefined : failureAt(error, ['service', 'nextInvoice'])}
            {...retry}
          />
          <ActionsCard service={service} actions={actions} />
        </div>
      </div>
    </Stack>
  )
}
