export function KpiScreen() {
  return <p>kpi-screen</p>
}
