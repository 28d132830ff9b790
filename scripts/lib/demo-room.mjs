const ARTICLE = 'api::article.article';

/**
 * The demo's people at work over HTTP, each with their own account, so that a picture shows what the product does.
 * @param {string} url @param {string} password
 */
export function demoRoom(url, password) {
  const tokens = new Map();

  async function ask(account, path, body) {
    const authorization = account === null ? {} : { authorization: `Bearer ${await login(account)}` };
    const answer = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${account ?? 'nobody'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Logs an account in, once. */
  async function login(account) {
    if (!tokens.has(account)) {
      const { data } = await ask(null, '/admin/login', { email: `${account}@demo.example`, password });
      tokens.set(account, data.token);
    }
    return tokens.get(account);
  }

  /** Puts a picture into the media library. Answers with its id. */
  async function upload(account, name, bytes) {
    const form = new FormData();
    form.append('files', new Blob([bytes], { type: 'image/png' }), name);
    const authorization = `Bearer ${await login(account)}`;
    const answer = await fetch(`${url}/upload`, { method: 'POST', headers: { authorization }, body: form });
    if (!answer.ok) throw new Error(`${account} ${name}: ${answer.status} ${await answer.text()}`);
    return (await answer.json())[0].id;
  }

  /** An act on what is there now. */
  async function act(documentId, account, action) {
    const address = `/review/documents/${ARTICLE}/${documentId}`;
    const { digest } = await ask(account, `${address}?locale=zh-Hans`);
    await ask(account, `${address}/actions`, { action, digest, locale: 'zh-Hans' });
  }

  const articles = `/content-manager/collection-types/${ARTICLE}`;

  return {
    ask,
    act,
    upload,

    /** Saves a new draft. Answers with its document id. */
    async draft(account, data) {
      return (await ask(account, `${articles}?locale=zh-Hans`, data)).data.documentId;
    },

    /** The article with this title, with its relations and files. */
    async article(title) {
      const query = new URLSearchParams({ locale: 'zh-Hans', 'filters[title][$contains]': title });
      const { results } = await ask('editor1', `${articles}?${query}`);
      return (await ask('editor1', `${articles}/${results[0].documentId}?locale=zh-Hans`)).data;
    },

    /** Releases a new article with the picture and the theme of another one. */
    async releaseLike(article, title) {
      const data = { title, summary: title, body: article.body, cover: article.cover.id, aiDeclaration: 'none' };
      const { data: made } = await ask('editor1', `${articles}?locale=zh-Hans`, {
        ...data,
        source: { kind: 'original', unit: '公共服务中心' },
        theme: { connect: await relation('theme', article.documentId) },
        channels: { connect: await relation('channels', article.documentId) },
        column: { connect: await relation('column', article.documentId) },
      });
      await act(made.documentId, 'editor1', 'submit');
      for (const level of [1, 2, 3]) await act(made.documentId, `reviewer${level}`, 'approve');
      await act(made.documentId, 'reviewer3', 'release');
    },
  };

  async function relation(field, documentId) {
    const { results } = await ask(
      'editor1',
      `/content-manager/relations/${ARTICLE}/${documentId}/${field}?locale=zh-Hans&status=draft`,
    );
    return results.map((entry) => ({ documentId: entry.documentId }));
  }
}
