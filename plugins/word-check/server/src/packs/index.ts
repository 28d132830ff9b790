import type { Pack } from '../core/rule';
import { advertising } from './advertising';
import { format } from './format';
import { names } from './names';
import { personalData } from './personal-data';
import { respect } from './respect';
import { secrecy } from './secrecy';
import { newsStyle } from './style';
import { wording } from './wording';

/** The packs that come with the plugin. They are code: nobody changes them at run time. */
export const BUILTIN_PACKS: readonly Pack[] = [
  wording,
  advertising,
  respect,
  personalData,
  secrecy,
  names,
  format,
  newsStyle,
];
