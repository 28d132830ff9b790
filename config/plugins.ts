import { secret } from '../src/secrets';
import { SITE_LINKS } from '../src/site-links';
import { webhooks } from '../src/webhooks';

const ARTICLE = 'api::article.article';

/** Where an article says what it is counted as, and what of it can change without being an update. */
const COUNTED = {
  ...{ theme: 'theme', weights: 'themeWeights', channels: 'channels', column: 'column' },
  aside: ['aiDeclaration', 'displayFrom', 'displayUntil'],
};

export default () => ({
  'users-permissions': { config: { jwtSecret: secret('JWT_SECRET') } },
  upload: {
    config: {
      sizeLimit: 20 * 1024 * 1024,
      breakpoints: { large: 1000, small: 500 },
      security: {
        allowedTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'],
        deniedTypes: ['image/svg+xml', 'text/html'],
      },
    },
  },
  // A sender of one's own is what sets e-mail up; without it people have their notices in the panel only.
  ...(process.env.EMAIL_FROM
    ? {
        email: {
          config: { settings: { defaultFrom: process.env.EMAIL_FROM, defaultReplyTo: process.env.EMAIL_FROM } },
        },
      }
    : {}),
  review: {
    enabled: true,
    config: {
      governed: {
        [ARTICLE]: {
          ...{ title: 'title', workflow: 'sanshen', correctionWorkflow: 'jiucuo' },
          ...{ source: 'source', aiDeclaration: 'aiDeclaration' },
        },
      },
      // Stands at the head of the printed review form.
      organisation: process.env.PARK_NAME ?? '园区管理办公室',
      requiredChecks: ['word-check', 'reprint-source', 'ai-label'],
      // A reprint from a unit that no list has goes on, with a warning, and with more signers where a level names some.
      unlistedSources: 'extra-level',
      // How often due schedules are looked for, in seconds.
      scheduleSeconds: Number(process.env.SCHEDULE_SECONDS ?? 5),
      // Where the end of the ledger is noted every midnight, out of the database's reach.
      anchors: {
        file: process.env.LEDGER_ANCHORS_FILE ?? '.data/ledger-anchors.txt',
        email: process.env.LEDGER_ANCHORS_EMAIL ?? null,
        timeZone: process.env.TZ_PARK ?? 'Asia/Shanghai',
      },
      // So many per cent of what is released is listed to be read again by somebody else.
      secondReadingPercent: Number(process.env.SECOND_READING_PERCENT ?? 0),
      webhooks: webhooks(),
      // What a reader is shown of a related entry; it is part of the digest.
      shown: {
        'plugin::balance.theme': ['code', 'name'],
        'plugin::delivery.channel': ['code', 'name'],
        'api::column.column': ['code', 'name'],
        'api::topic.topic': ['code', 'name'],
      },
    },
  },
  // Everything is checked again when packs have been left alone for so many seconds; 0: only when somebody asks.
  'word-check': {
    enabled: true,
    config: { rescan: { seconds: Number(process.env.RESCAN_SECONDS ?? 20) }, links: SITE_LINKS },
  },
  balance: {
    enabled: true,
    config: {
      timeZone: process.env.TZ_PARK ?? 'Asia/Shanghai',
      types: { [ARTICLE]: COUNTED },
    },
  },
  delivery: {
    enabled: true,
    config: {
      // Several machines must sign alike; a single one generates its key once.
      signingKey: process.env.DELIVERY_SIGNING_KEY ?? null,
      types: {
        [ARTICLE]: {
          title: 'title',
          summary: 'summary',
          body: 'body',
          cover: 'cover',
          attachments: 'attachments',
          theme: 'theme',
          column: 'column',
          topic: 'topic',
          channels: 'channels',
          displayFrom: 'displayFrom',
          displayUntil: 'displayUntil',
        },
      },
    },
  },
});
