export function ImportScreen() {
  return <p>import-screen</p>
}
