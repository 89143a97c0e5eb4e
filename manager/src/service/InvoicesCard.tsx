import { useQuery } from '@apollo/client/react'
import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { ServiceInvoicesDocument } from '../graphql/generated/graphql'
import { failureOf } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { Panel } from '../ui/Panel'
import { Problem } from '../ui/Problem'
import { InvoiceRow } from './InvoiceRow'

interface InvoicesCardProps {
  readonly className: string | undefined
  readonly serviceId: string
}

const first = 6

/** A query of its own: a long history must not hold up the page. */
export function InvoicesCard({ className, serviceId }: InvoicesCardProps) {
  const { t, format } = useLanguage()
  const { data, error, loading, refetch, fetchMore } = useQuery(ServiceInvoicesDocument, {
    variables: { id: serviceId, first },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  })
  const invoices = data?.service?.invoices

  const more = (after: string) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.service && next.service
          ? {
              ...next,
              service: {
                ...next.service,
                invoices: {
                  ...next.service.invoices,
                  nodes: [...before.service.invoices.nodes, ...next.service.invoices.nodes],
                },
              },
            }
          : before,
    })

  return (
    <Panel
      title={t.service.invoices}
      className={className}
      aside={
        invoices && (
          <Text size="xs" c="dimmed" className="figures">
            {format.number(invoices.totalCount)}
          </Text>
        )
      }
    >
      {error && !invoices ? (
        <Problem failure={failureOf(error)} onRetry={() => void refetch()} retrying={loading} />
      ) : !invoices ? (
        <Stack gap="xs">
          <Skeleton height={36} />
          <Skeleton height={36} />
        </Stack>
      ) : invoices.totalCount === 0 ? (
        <Text size="sm" c="dimmed">
          {t.service.noInvoices}
        </Text>
      ) : (
        <>
          {invoices.nodes.map(invoice => (
            <InvoiceRow key={invoice.id} invoice={invoice} />
          ))}
          {invoices.pageInfo.hasNextPage && invoices.pageInfo.endCursor !== null && (
            <Button
              variant="subtle"
              size="xs"
              mt="sm"
              loading={loading}
              onClick={() => void more(invoices.pageInfo.endCursor ?? '')}
            >
              {t.service.moreInvoices}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}
