import { Text } from '@mantine/core'
import classes from './Brand.module.css'

interface BrandProps {
  readonly size?: number
}

/** The mark and the name. */
export function Brand({ size = 30 }: BrandProps) {
  return (
    <span className={classes['brand']}>
      <img src="/logo.svg" width={size} height={size} alt="" />
      <Text component="span" className={classes['name'] ?? ''} fz={size * 0.6}>
        Perennial
      </Text>
    </span>
  )
}
