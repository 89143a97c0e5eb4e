import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { RefreshCw, Unplug } from 'lucide-react'
import { messageOf, type Failure } from '../graphql/failure'
import { useLanguage } from '../language/LanguageProvider'

interface ProblemProps {
  readonly failure: Failure
  /** What it means here; the failure's own words by default. */
  readonly text?: string
  readonly onRetry: () => void
  readonly retrying?: boolean
}

/** Says in its own card that a part cannot be shown, while the rest of the page stays. */
export function Problem({ failure, text, onRetry, retrying = false }: ProblemProps) {
  const { t } = useLanguage()
  return (
    <Group wrap="nowrap" align="flex-start" gap="md" role="status">
      <ThemeIcon variant="light" color="orange" size={38} radius="md">
        <Unplug size={19} aria-hidden />
      </ThemeIcon>
      <Stack gap={4} style={{ flex: 1 }}>
        <Text fw={600}>{t.failure.partTitle}</Text>
        <Text size="sm" c="dimmed">
          {text ?? messageOf(failure, t)}
        </Text>
        <Group gap="sm" mt={6}>
          <Button
            size="xs"
            variant="default"
            leftSection={<RefreshCw size={14} aria-hidden />}
            loading={retrying}
            onClick={onRetry}
          >
            {t.app.retry}
          </Button>
          {failure.requestId !== undefined && (
            <Text size="xs" c="dimmed" ff="monospace">
              {t.app.reference(failure.requestId)}
            </Text>
          )}
        </Group>
      </Stack>
    </Group>
  )
}
