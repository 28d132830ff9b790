import editor from './en/editor.json';
import freshness from './en/freshness.json';
import history from './en/history.json';
import meter from './en/meter.json';
import order from './en/order.json';
import report from './en/report.json';
import screens from './en/screens.json';

/** The plugin's texts, one file per part of the panel. */
const texts: Readonly<Record<string, string>> = {
  ...meter,
  ...history,
  ...editor,
  ...order,
  ...screens,
  ...freshness,
  ...report,
};
export default texts;
