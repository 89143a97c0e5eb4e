import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useLanguage } from '../language/LanguageProvider'

interface StopNowDialogProps {
  readonly name: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asked before a service ends at once: the only click here that cannot be taken back. */
export function StopNowDialog({ name, opened, onClose, onConfirm }: StopNowDialogProps) {
  const { t } = useLanguage()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.action.confirmTitle(name)}
      centered
      closeButtonProps={{ 'aria-label': t.app.close }}
    >
      <Stack gap="sm">
        <Text size="sm">{t.action.confirmEnds}</Text>
        <Text size="sm">{t.action.confirmCredit}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.action.keep}
          </Button>
          <Button color="red" onClick={onConfirm}>
            {t.action.confirmStop}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
