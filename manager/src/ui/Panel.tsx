import { Group, Paper, Title, type PaperProps } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './Panel.module.css'

interface PanelProps extends Omit<PaperProps, 'className'> {
  readonly title: string
  /** To the right of the title. */
  readonly aside?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A card of a page: a titled region. */
export function Panel({ title, aside, className = '', children, ...paper }: PanelProps) {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} className={`${classes['panel']} ${className}`} p="lg" {...paper}>
      <Group justify="space-between" mb="md" gap="sm" wrap="nowrap">
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  )
}
