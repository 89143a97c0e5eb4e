import { Skeleton, Stack } from '@mantine/core'
import { useLanguage } from '../language/LanguageProvider'

/** The outline of a page while it is loaded. */
export function PageSkeleton() {
  const { t } = useLanguage()
  return (
    <Stack gap="lg" role="status" aria-label={t.app.loading}>
      <Skeleton height={32} width={220} />
      <Skeleton height={120} radius="md" />
      <Skeleton height={320} radius="md" />
    </Stack>
  )
}
