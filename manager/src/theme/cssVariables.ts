import type { CSSVariablesResolver } from '@mantine/core'

const tinted = ['evergreen', 'blue', 'orange', 'yellow', 'red', 'gray', 'teal', 'indigo', 'cyan', 'grape']

const ofEach = (write: (colour: string) => Record<string, string>) => Object.assign({}, ...tinted.map(write))

/** Tinted badges and icons, with text that stands out from its tint in both appearances. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: ofEach(colour => ({
    [`--mantine-color-${colour}-light`]: `color-mix(in srgb, var(--mantine-color-${colour}-6) 13%, white)`,
    [`--mantine-color-${colour}-light-hover`]: `color-mix(in srgb, var(--mantine-color-${colour}-6) 20%, white)`,
    [`--mantine-color-${colour}-light-color`]: `color-mix(in srgb, var(--mantine-color-${colour}-9) 68%, black)`,
  })),
  dark: ofEach(colour => ({
    [`--mantine-color-${colour}-light`]: `color-mix(in srgb, var(--mantine-color-${colour}-6) 20%, transparent)`,
    [`--mantine-color-${colour}-light-hover`]: `color-mix(in srgb, var(--mantine-color-${colour}-6) 28%, transparent)`,
    [`--mantine-color-${colour}-light-color`]: `var(--mantine-color-${colour}-3)`,
  })),
})
