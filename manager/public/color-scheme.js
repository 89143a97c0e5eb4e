// Runs before anything is painted, so that a dark page does not flash white. A file of its own and not a line in the
// page: the page then needs no inline scripts and can be served under a strict content security policy.
const chosen = localStorage.getItem('mantine-color-scheme-value')
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
