const ARTICLE = 'api::article.article';

/** Where readers get contents and files of this server, and how addresses begin that no reader can open: for links in texts. */
export const SITE_LINKS = {
  documents: [
    { uid: ARTICLE, address: '/site/?item=:documentId&locale=:locale' },
    { uid: ARTICLE, address: '/api/delivery/channels/:channel/items/:documentId?locale=:locale' },
  ],
  media: ['/api/delivery/media/:sha256', '/api/delivery/media/:sha256/:variant'],
  closed: ['/uploads/', '/admin/', '/content-manager/', '/upload/', '/review/', '/api/review/'],
};
