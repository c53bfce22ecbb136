/** Mantine told to use our tokens, so that its components and ours cannot differ. */
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eff0fd',
  '#dddff9',
  '#c9ccf5',
  '#a8aeff',
  '#8b91f5',
  '#7077e8',
  '#4f55d1',
  '#454bc2',
  '#3a3fa8',
  '#2f348c',
]

const inputs = { size: 'sm' }
/** The list itself scrolls, see mantine.css: a box within it would be no part of a list. */
const chosen = { ...inputs, withScrollArea: false }

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  fontFamily: 'var(--h-font)',
  fontFamilyMonospace: 'var(--h-mono)',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: inputs },
    PasswordInput: { defaultProps: inputs },
    NumberInput: { defaultProps: inputs },
    Textarea: { defaultProps: inputs },
    Select: { defaultProps: { ...chosen, checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: chosen },
    TagsInput: { defaultProps: chosen },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    Button: { defaultProps: { size: 'sm' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        offset: 4,
        transitionProps: { transition: 'pop', duration: 120 },
      },
    },
    Popover: { defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 120 } } },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'xl',
        overlayProps: { color: 'var(--h-shade)', backgroundOpacity: 1 },
        transitionProps: { transition: 'fade', duration: 120 },
      },
    },
    Tabs: { defaultProps: { keepMounted: false } },
  },
})

const same = (values: Record<string, string>) => ({ variables: {}, light: values, dark: values })

export const cssVariables: CSSVariablesResolver = () =>
  same({
    '--mantine-color-body': 'var(--h-page)',
    '--mantine-color-text': 'var(--h-text)',
    '--mantine-color-bright': 'var(--h-text)',
    '--mantine-color-dimmed': 'var(--h-dim)',
    '--mantine-color-placeholder': 'var(--h-faint)',
    '--mantine-color-anchor': 'var(--h-accent-text)',
    '--mantine-color-default': 'var(--h-raised)',
    '--mantine-color-default-hover': 'var(--h-hover)',
    '--mantine-color-default-color': 'var(--h-text)',
    '--mantine-color-default-border': 'var(--h-line-strong)',
    '--mantine-color-error': 'var(--h-red)',
    '--mantine-color-disabled': 'var(--h-sunken)',
    '--mantine-color-disabled-color': 'var(--h-faint)',
    '--mantine-color-disabled-border': 'var(--h-line)',
    '--mantine-primary-color-filled': 'var(--h-accent)',
    '--mantine-primary-color-filled-hover': 'var(--h-accent-hover)',
    '--mantine-primary-color-light': 'var(--h-accent-soft)',
    '--mantine-primary-color-light-color': 'var(--h-accent-text)',
    '--mantine-primary-color-contrast': 'var(--h-on-accent)',
    '--mantine-color-accent-filled': 'var(--h-accent)',
    '--mantine-color-accent-filled-hover': 'var(--h-accent-hover)',
    '--mantine-shadow-md': 'var(--h-shadow)',
    '--mantine-shadow-xl': 'var(--h-shadow)',
  })
