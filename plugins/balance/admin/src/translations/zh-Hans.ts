import editor from './zh-Hans/editor.json';
import freshness from './zh-Hans/freshness.json';
import history from './zh-Hans/history.json';
import meter from './zh-Hans/meter.json';
import order from './zh-Hans/order.json';
import report from './zh-Hans/report.json';
import screens from './zh-Hans/screens.json';

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
