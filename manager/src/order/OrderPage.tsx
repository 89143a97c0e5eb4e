import { useQuery } from '@apollo/client/react'
import { Button, Container, Group, Paper, Stack, Title } from '@mantine/core'
import { Unplug } from 'lucide-react'
import { Link, useParams } from 'react-router-dom'
import { NotFound } from '../app/NotFound'
import { PageSkeleton } from '../app/PageSkeleton'
import { OrderProgressDocument } from '../graphql/generated/graphql'
import { failureAt, failureOf, messageOf } from '../graphql/failure'
import { usePolling } from '../graphql/usePolling'
import { useLanguage } from '../language/LanguageProvider'
import { useLiveService } from '../service/useLiveService'
import { Blank } from '../ui/Blank'
import panel from '../ui/Panel.module.css'
import { usePageTitle } from '../ui/usePageTitle'
import { stepOf } from './orderSteps'
import { OrderTimeline } from './OrderTimeline'

/** An order on its way: paid, prepared, delivered. */
export function OrderPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  usePageTitle(t.order.title)
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(OrderProgressDocument, {
    variables: { id },
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
  })
  const order = data?.order
  const step = order ? stepOf(order) : undefined
  const goesOn = step === 'PAYING' || step === 'PREPARING'

  const isLive = useLiveService(order?.service, goesOn, () => void refetch())
  usePolling(goesOn, { data, startPolling, stopPolling }, isLive)

  if (!order || !step) {
    if (loading) return <PageSkeleton />
    if (!error) return <NotFound />
    return (
      <Blank page icon={Unplug} title={t.failure.pageTitle} text={messageOf(failureOf(error), t)}>
        <Button onClick={() => void refetch()}>{t.app.retry}</Button>
      </Blank>
    )
  }
  return (
    <Container size={640} p={0}>
      <Stack gap="lg">
        <Title order={1}>{step === 'DELIVERED' ? t.order.readyTitle : t.order.title}</Title>
        <Paper className={panel['panel'] ?? ''} p="xl">
          <OrderTimeline
            order={order}
            step={step}
            unseen={failureAt(error, ['order', 'service', 'resource']) !== undefined}
          />
        </Paper>
        <Group>
          {order.service && (
            <Button
              component={Link}
              to={`/services/${order.service.id}`}
              variant={step === 'DELIVERED' ? 'filled' : 'default'}
            >
              {t.order.open}
            </Button>
          )}
          <Button component={Link} to="/order" variant={step === 'DECLINED' ? 'filled' : 'subtle'}>
            {step === 'DECLINED' ? t.order.orderAgain : t.order.orderMore}
          </Button>
        </Group>
      </Stack>
    </Container>
  )
}
