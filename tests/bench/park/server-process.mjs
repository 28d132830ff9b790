/** The app with its routes, listening on a free loopback port, until the process that started it goes. */
import { boot } from './boot.mjs';
import { serve } from './process.mjs';

const strapi = await boot();
strapi.server.mount();
const http = strapi.server.httpServer;
await new Promise((resolve, reject) => http.once('error', reject).listen(0, '127.0.0.1', resolve));

serve({ url: async () => `http://127.0.0.1:${http.address().port}` });
