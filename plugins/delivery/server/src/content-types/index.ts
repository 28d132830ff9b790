import { channel } from './channel';
import { epoch, item, manifestSeq } from './item';
import { screen, screenReceipt } from './screen';

/** The plugin's tables; only `channel` is shown to people. */
export const contentTypes = {
  channel,
  item,
  epoch,
  'manifest-seq': manifestSeq,
  screen,
  'screen-receipt': screenReceipt,
};

/** Uids of the plugin's tables. */
export const UIDS = {
  channel: 'plugin::delivery.channel',
  item: 'plugin::delivery.item',
  epoch: 'plugin::delivery.epoch',
  manifestSeq: 'plugin::delivery.manifest-seq',
  screen: 'plugin::delivery.screen',
  screenReceipt: 'plugin::delivery.screen-receipt',
} as const;
