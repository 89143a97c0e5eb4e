const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, found => escapes[found] ?? found)

const style = `
  :root { color-scheme: light dark; --ground: #eef3f0; --card: #fff; --ink: #16231d; --soft: #5b6b63; --line: #d9e2dd; --green: #0f6b50; --tint: #e5f1ec }
  @media (prefers-color-scheme: dark) { :root { --ground: #101714; --card: #18211d; --ink: #e8efeb; --soft: #9bada4; --line: #2b3832; --green: #4cc49b; --tint: #1d2f27 } }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
  main { width: 100%; max-width: 26rem; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 2rem; box-shadow: 0 12px 40px rgb(10 40 28 / .08) }
  .brand { display: flex; align-items: center; gap: .6rem; color: var(--green); font-weight: 650; letter-spacing: -.01em }
  h1 { font-size: 1.45rem; letter-spacing: -.02em; margin: 1.25rem 0 .25rem }
  p { color: var(--soft); margin: 0 0 1.25rem }
  form { display: grid; gap: .6rem }
  button { display: flex; align-items: center; gap: .9rem; width: 100%; text-align: left; padding: .8rem .9rem; font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 12px; cursor: pointer }
  button:hover, button:focus-visible { border-color: var(--green); background: var(--tint); outline: none }
  button.main { justify-content: center; background: var(--green); border-color: var(--green); color: var(--card); font-weight: 600 }
  .badge { flex: none; display: grid; place-items: center; width: 2.4rem; height: 2.4rem; border-radius: 50%; background: var(--tint); color: var(--green); font-weight: 650 }
  button strong { display: block; font-weight: 600 } button small { color: var(--soft) }
  footer { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem }
  code { overflow-wrap: anywhere }
`

const logo = `<svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true"><path d="M13 24V11" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><path d="M13 13C13 7 9 3.5 3 3.5 3 9.500 6.500 13 13 13Z" fill="currentColor"/><path d="M13 17c0-5 3.500-8 9.500-8 0 5.500-3.500 8-9.500 8Z" fill="currentColor" opacity=".55"/></svg>`

interface Page {
  readonly nonce: string
  readonly title: string
  /** HTML, escaped by whoever made it. */
  readonly body: string
}

/** A page of the embedded issuer: one file, nothing to load. */
export const page = ({ nonce, title, body }: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Perennial</title>
<style nonce="${nonce}">${style}</style>
</head>
<body><main><div class="brand">${logo}Perennial</div>
<h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>
`
