import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { failureOf, messageOf, refusalOf } from '../graphql/failure'
import type { UserProblemFragment } from '../graphql/generated/graphql'
import { useLanguage } from '../language/LanguageProvider'

/** Says in a corner what came of a click. */
export function useTold() {
  const { t } = useLanguage()
  return useMemo(() => {
    const show = (color: string, title: string | undefined, message: React.ReactNode) =>
      notifications.show({ color, title, message, closeButtonProps: { 'aria-label': t.app.close } })
    return {
      done: (message: string) => void show('teal', undefined, message),
      refused: (problems: readonly UserProblemFragment[]) =>
        void show('orange', t.failure.mutation, problems.map(problem => refusalOf(problem, t)).join(' ')),
      /** There was no answer: trying again repeats the same request. */
      failed: (error: unknown, again: () => void) => {
        const id = show(
          'red',
          t.failure.mutation,
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{messageOf(failureOf(error), t)}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(id)
                again()
              }}
            >
              {t.app.retry}
            </Button>
          </Stack>,
        )
      },
    }
  }, [t])
}
