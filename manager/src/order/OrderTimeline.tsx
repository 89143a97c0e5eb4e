import { Text, Timeline } from '@mantine/core'
import { Check, CreditCard, PackageCheck, ShoppingCart, X } from 'lucide-react'
import { useLanguage } from '../language/LanguageProvider'
import { TaskProgress } from '../service/TaskProgress'
import type { OrderStep, ShownOrder } from './orderSteps'

interface OrderTimelineProps {
  readonly order: ShownOrder
  readonly step: OrderStep
  /** Whether the progress of the work cannot be seen now. */
  readonly unseen: boolean
}

const reached: Record<OrderStep, number> = { PAYING: 0, DECLINED: 1, PREPARING: 1, DELIVERED: 3 }

export function OrderTimeline({ order, step, unseen }: OrderTimelineProps) {
  const { t, format } = useLanguage()
  const { service, invoice } = order
  const task = service?.resource?.currentTask
  const declined = step === 'DECLINED'
  return (
    <Timeline
      active={reached[step]}
      bulletSize={30}
      lineWidth={2}
      color={declined ? 'red' : 'evergreen'}
      aria-live="polite"
    >
      <Timeline.Item bullet={<ShoppingCart size={15} aria-hidden />} title={t.order.placed}>
        <Text size="sm" c="dimmed">
          {t.order.placedText(format.instant(order.createdAt))}
        </Text>
      </Timeline.Item>
      <Timeline.Item
        bullet={declined ? <X size={15} aria-hidden /> : <CreditCard size={15} aria-hidden />}
        title={step === 'PAYING' ? t.order.paying : declined ? t.order.declined : t.order.paid}
      >
        <Text size="sm" c="dimmed">
          {step === 'PAYING'
            ? t.order.payingText
            : declined
              ? t.order.declinedText
              : invoice
                ? t.order.paidText(format.money(order.total), invoice.number)
                : format.money(order.total)}
        </Text>
      </Timeline.Item>
      {!declined && (
        <Timeline.Item
          bullet={<PackageCheck size={15} aria-hidden />}
          title={step === 'DELIVERED' ? t.order.provisioned : t.order.provisioning}
        >
          {step === 'PREPARING' && (
            <>
              <Text size="sm" c="dimmed" mb="sm">
                {service?.resource?.state === 'FAILED'
                  ? t.order.provisioningFailed
                  : unseen
                    ? t.order.provisioningDown
                    : t.order.provisioningText}
              </Text>
              {task && <TaskProgress task={task} />}
            </>
          )}
        </Timeline.Item>
      )}
      {!declined && (
        <Timeline.Item bullet={<Check size={15} aria-hidden />} title={t.order.delivered}>
          {step === 'DELIVERED' && service && (
            <Text size="sm" c="dimmed">
              {t.order.deliveredText(service.displayName)}
            </Text>
          )}
        </Timeline.Item>
      )}
    </Timeline>
  )
}
