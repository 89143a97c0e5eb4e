import { Chip, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Evergreen: the colour of the leaf in the logo. */
const evergreen: MantineColorsTuple = [
  '#e9f7f1',
  '#d3ece1',
  '#a6d9c3',
  '#76c5a3',
  '#4fb488',
  '#37a977',
  '#25956a',
  '#177d58',
  '#0f6b50',
  '#064f3a',
]

/** Greys with a trace of the same green, so that dark pages belong to the same family. */
const dark: MantineColorsTuple = [
  '#dde4e1',
  '#b6c1bd',
  '#94a19c',
  '#74827d',
  '#3d4a46',
  '#2b3633',
  '#212a28',
  '#19211f',
  '#121917',
  '#0c110f',
]

export const theme = createTheme({
  primaryColor: 'evergreen',
  primaryShade: { light: 8, dark: 7 },
  colors: { evergreen, dark },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  components: { Chip: Chip.extend({ defaultProps: { variant: 'outline' } }) },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
})
