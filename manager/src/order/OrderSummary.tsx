import { useQuery } from '@apollo/client/react'
import { Alert, Button, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useAccount } from '../app/AccountProvider'
import { OrderPreviewDocument } from '../graphql/generated/graphql'
import { failureOf, refusalOf } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'
import { nameOf } from '../language/nameOf'
import { periodOf } from '../language/periodOf'
import { InvoiceTotals } from '../ui/InvoiceTotals'
import { Panel } from '../ui/Panel'
import { Problem } from '../ui/Problem'
import { inputOf, missingIn, type OrderDraft, type PlanToOrder } from './orderDraft'
import classes from './OrderSummary.module.css'
import { usePlaceOrder } from './usePlaceOrder'

interface OrderSummaryProps {
  readonly plan: PlanToOrder
  readonly draft: OrderDraft
}

/** What the choices cost, as the graph computes it, and the one click that orders. */
export function OrderSummary({ plan, draft }: OrderSummaryProps) {
  const { t, format } = useLanguage()
  const { paymentMethods } = useAccount()
  const [methodId, setMethodId] = useState(() => (paymentMethods.find(one => one.isDefault) ?? paymentMethods[0])?.id)
  const { place, placing, problems } = usePlaceOrder()
  const input = useMemo(() => inputOf(plan, draft), [plan, draft])
  const missing = missingIn(plan, draft)
  const missingNames = [
    ...missing.configurations.map(name => nameOf(name, t.order.choice)),
    ...missing.families.map(name => nameOf(name, t.order.family)),
  ]
  const complete = missingNames.length === 0
  const [asked] = useDebouncedValue(input, 250)
  const settled = asked === input
  const { data, previousData, error, loading, refetch } = useQuery(OrderPreviewDocument, {
    variables: { input: asked },
    skip: !complete || !plan.orderable || !settled,
    fetchPolicy: 'cache-and-network',
  })
  const preview = (data ?? previousData)?.orderPreview
  const invoice = preview?.invoice
  const current = complete && settled && !loading
  const shownProblems = problems.length > 0 ? problems : (current && preview?.userErrors) || []
  const period = plan.modes.find(one => one.mode === draft.mode)?.period

  return (
    <Panel title={t.order.summary} className={classes['summary']}>
      <Stack gap="md" aria-live="polite" aria-busy={!current}>
        {error && !preview ? (
          <Problem failure={failureOf(error)} onRetry={() => void refetch()} retrying={loading} />
        ) : !plan.orderable ? (
          <Text size="sm" c="dimmed">
            {plan.unorderableReason}
          </Text>
        ) : !complete ? (
          <Text size="sm" c="dimmed">
            {t.order.missing(format.list(missingNames))}
          </Text>
        ) : invoice ? (
          <div className={classes['totals']} data-waiting={!current}>
            <InvoiceTotals invoice={invoice} />
            {preview.recurringPrice && period && (
              <Text size="xs" c="dimmed" mt="sm">
                {t.order.then(format.money(preview.recurringPrice), periodOf(period, t, format))}
              </Text>
            )}
          </div>
        ) : (
          shownProblems.length === 0 && <Skeleton height={150} />
        )}
        {shownProblems.map(problem => (
          <Alert key={problem.code + problem.message} color="orange" role="alert">
            {refusalOf(problem, t)}
          </Alert>
        ))}
        {paymentMethods.length > 0 ? (
          <Select
            label={t.order.payWith}
            allowDeselect={false}
            value={methodId ?? null}
            data={paymentMethods.map(({ id, label, expires }) => ({
              value: id,
              label: expires === null ? label : `${label} (${t.order.expires(expires)})`,
            }))}
            onChange={value => setMethodId(value ?? undefined)}
          />
        ) : (
          <Alert color="orange">{t.order.noMethod}</Alert>
        )}
        <Button
          size="md"
          fullWidth
          loading={placing}
          disabled={!current || !invoice || !plan.orderable}
          onClick={() =>
            void place({ ...input, catalogVersion: plan.catalogVersion, paymentMethodId: methodId ?? null })
          }
        >
          {invoice && complete ? t.order.submit(format.money(invoice.amountDue)) : t.order.submitPlain}
        </Button>
      </Stack>
    </Panel>
  )
}
