import { Badge, Group, Radio, Stack, Text } from '@mantine/core'
import type { ModePriceFragment } from '../graphql/generated/graphql'
import { divide, isZero, percentLess, type Decimal } from '../language/decimal'
import { useLanguage } from '../language/LanguageProvider'
import { periodOf } from '../language/periodOf'
import { modeOf } from '../service/modeOf'
import classes from './ModeChoice.module.css'

interface ModeChoiceProps {
  readonly modes: readonly ModePriceFragment[]
  readonly chosen: string
  readonly onChoose: (mode: string) => void
}

/** Ways to pay, with what they cost a month and what they commit to. */
export function ModeChoice({ modes, chosen, onChoose }: ModeChoiceProps) {
  const { t } = useLanguage()
  const plain = modes.find(({ mode }) => mode === 'default')
  const shortestFirst = [...modes].sort((a, b) => lengthOf(a) - lengthOf(b))
  return (
    <Radio.Group value={chosen} onChange={onChoose} aria-label={t.order.commitment}>
      <Stack gap={8}>
        {shortestFirst.map(mode => (
          <ModeCard key={mode.mode} mode={mode} plain={plain} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

const lengthOf = ({ mode }: ModePriceFragment): number => Number(/\d+$/.exec(mode)?.[0] ?? 0)

/** What a month costs; nothing where the period is not one of months. */
function monthlyOf({ price, promotionalPrice, period }: ModePriceFragment): Decimal | undefined {
  const months = /^P(\d+)M$/.exec(period ?? '')?.[1]
  return months === undefined ? undefined : divide((promotionalPrice ?? price).amount, Number(months))
}

interface ModeCardProps {
  readonly mode: ModePriceFragment
  /** The way without commitment, to compare with. */
  readonly plain: ModePriceFragment | undefined
}

function ModeCard({ mode, plain }: ModeCardProps) {
  const { t, format } = useLanguage()
  const { setupFee, engagement, period } = mode
  const price = mode.promotionalPrice ?? mode.price
  const monthly = monthlyOf(mode)
  const plainMonthly = plain && monthlyOf(plain)
  const saved = monthly && plainMonthly ? percentLess(monthly, plainMonthly) : 0
  // What is paid at once for many months is shown by the month too, to compare it with the others.
  const spread = engagement?.type === 'UPFRONT' && monthly !== undefined
  const shown = spread ? { amount: monthly, currency: price.currency } : price
  const shownPeriod = spread ? 'P1M' : period
  const terms = !engagement
    ? t.order.modeText.default
    : engagement.type === 'UPFRONT'
      ? t.order.modeText.upfront(format.duration(engagement.duration), format.money(price))
      : t.order.modeText.periodic(format.duration(engagement.duration))
  return (
    <Radio.Card value={mode.mode} className={classes['card'] ?? ''}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator mt={1} />
        <div className={classes['words']}>
          <div>
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {modeOf(mode.mode, t, format)}
              </Text>
              {saved > 0 && (
                <Badge size="sm" variant="light">
                  {t.order.save(format.percent(`${saved}`))}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" mt={2}>
              {terms} {engagement && t.order.endAction[engagement.endAction]}
            </Text>
          </div>
          <div className={`${classes['price']} figures`}>
            <Text size="sm" fw={600}>
              {mode.promotionalPrice && !spread && (
                <Text span size="sm" c="dimmed" td="line-through" mr={6}>
                  {format.money(mode.price)}
                </Text>
              )}
              {format.money(shown)}{' '}
              <Text span size="xs" c="dimmed">
                {shownPeriod === null ? t.catalogue.asYouGo : t.catalogue.per(periodOf(shownPeriod, t, format))}
              </Text>
            </Text>
            {!isZero(setupFee.amount) && (
              <Text size="xs" c="dimmed">
                {t.catalogue.setupFee(format.money(setupFee))}
              </Text>
            )}
          </div>
        </div>
      </Group>
    </Radio.Card>
  )
}
