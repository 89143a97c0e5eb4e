import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { KeyRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useLanguage } from '../language/LanguageProvider'
import { Blank } from '../ui/Blank'
import { useSession } from './SessionProvider'

/** Where the OpenID provider sends people back to. */
export function Callback() {
  const { t } = useLanguage()
  const { complete, signIn } = useSession()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const begun = useRef(false)

  useEffect(() => {
    // The code is good for one exchange: a second run of this effect must not try it again.
    if (begun.current) return
    begun.current = true
    complete().then(
      returnTo => navigate(returnTo, { replace: true }),
      () => setFailed(true),
    )
  }, [complete, navigate])

  if (failed)
    return (
      <Blank page icon={KeyRound} title={t.session.failedTitle} text={t.session.failed}>
        <Button onClick={() => void signIn('/')}>{t.session.signIn}</Button>
      </Blank>
    )
  return (
    <Center mih="100dvh">
      <Stack align="center" gap="sm" role="status">
        <Loader />
        <Text c="dimmed">{t.session.signingIn}</Text>
      </Stack>
    </Center>
  )
}
