import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface BlankProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: string
  /** Whether it stands for the whole page: its title is then the page's. */
  readonly page?: boolean
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** A page or a list that has nothing to show, and the way on. */
export function Blank({ icon: Icon, title, text, page = false, children }: BlankProps) {
  return (
    <Center py={64} px="md">
      <Stack align="center" gap="md" maw={420} ta="center">
        <ThemeIcon size={56} radius="xl" variant="light">
          <Icon size={26} aria-hidden />
        </ThemeIcon>
        <Stack gap={6}>
          <Title order={page ? 1 : 2} size="h2">
            {title}
          </Title>
          {text !== undefined && <Text c="dimmed">{text}</Text>}
        </Stack>
        {children}
      </Stack>
    </Center>
  )
}
