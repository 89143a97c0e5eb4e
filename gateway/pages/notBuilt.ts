/** What is shown in the place of the manager, or of the explorer, until it is built. */
export const notBuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Perennial</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f7f9; color: #1c2430 }
  main { max-width: 34rem; padding: 2rem }
  code { background: #e6e9ee; border-radius: 4px; padding: .15em .4em }
</style>
<main>
  <h1>This page is not built yet</h1>
  <p>Run <code>npm run build</code>, or wait a moment when <code>npm start</code> has just begun: it builds by itself. Then load this page again.</p>
  <p>The graph is served already, at <code>/graphql</code>.</p>
</main>
</html>
`
