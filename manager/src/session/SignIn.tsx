import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'react-router-dom'
import { LanguageSwitch } from '../app/LanguageSwitch'
import { useLanguage } from '../language/LanguageProvider'
import { Brand } from '../ui/Brand'
import { usePageTitle } from '../ui/usePageTitle'
import { useSession } from './SessionProvider'
import classes from './SignIn.module.css'

/** What somebody sees who is not signed in; afterwards they are where they wanted to go. */
export function SignIn() {
  const { t } = useLanguage()
  const { signIn } = useSession()
  const { pathname, search } = useLocation()
  const [leaving, setLeaving] = useState(false)
  const [unreachable, setUnreachable] = useState(false)
  usePageTitle(t.session.signIn)

  const leave = async () => {
    setLeaving(true)
    setUnreachable(false)
    try {
      await signIn(pathname + search)
    } catch {
      setUnreachable(true)
      setLeaving(false)
    }
  }

  return (
    <main className={classes['page']}>
      <Paper className={classes['card'] ?? ''} p={36} radius="lg">
        <Stack gap="xl">
          <Brand size={36} />
          <Stack gap="xs">
            <Title order={1}>{t.session.title}</Title>
            <Text c="dimmed">{t.session.pitch}</Text>
          </Stack>
          {unreachable && (
            <Alert color="orange" role="alert">
              {t.session.unreachable}
            </Alert>
          )}
          <Button size="md" fullWidth loading={leaving} onClick={() => void leave()}>
            {t.session.signIn}
          </Button>
        </Stack>
      </Paper>
      <LanguageSwitch />
    </main>
  )
}
