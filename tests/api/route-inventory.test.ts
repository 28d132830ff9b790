/**
 * Everything a booted park answers to: mounted routes, Document Service methods, MCP tools. Each is classified in
 * tests/data/route-inventory.json; what is not fails here, so that no door is opened unseen. What is classed as closed
 * is really knocked at.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

const FILE = path.join(__dirname, '../data/route-inventory.json');

/** The one door to a draft that needs no account: the link itself is the key. */
const PREVIEW = 'GET /api/review/preview/:token';

/** What each class promises to a caller without an account, as the statuses such a caller may get. */
const CLASSES: Record<string, { meaning: string; anonymous: number[] | null }> = {
  'public-read': { meaning: 'anybody may read; released content or nothing that is content', anonymous: null },
  auth: { meaning: 'logging in and out, registering, resetting: for people without a session', anonymous: null },
  static: { meaning: 'files of the panel and the site', anonymous: null },
  closed: { meaning: 'Content API, closed until an operator opens it', anonymous: [401, 403, 404, 405] },
  'admin-read': { meaning: 'admin accounts read; changes nothing', anonymous: [401, 403] },
  'admin-write-draft': {
    meaning: 'admin accounts write drafts and uploads; never makes content live',
    anonymous: [401, 403],
  },
  'admin-settings': { meaning: 'admin accounts change accounts, roles, tokens, schemas, lists', anonymous: [401, 403] },
  own: {
    meaning: 'an admin account reads and marks what is its person’s own; touches nothing else',
    anonymous: [401, 403],
  },
  preview: {
    meaning: 'whoever holds a preview link: one draft, for minutes, revocable, on record',
    anonymous: [401, 403, 404, 410],
  },
  device: { meaning: 'screens report with their own token', anonymous: [401, 403, 404] },
  'gated-write': {
    meaning: 'would make content live or take it down; the gate answers on governed types',
    anonymous: [401, 403],
  },
  act: { meaning: 'an act of review, judged by review’s core', anonymous: [401, 403] },
};

interface Route {
  /** `METHOD path` as mounted. */
  route: string;
  type: string;
  auth: string;
}

interface Inventory {
  routes: Record<string, { type: string; auth: string; class: string }>;
  documentService: Record<string, string>;
  mcpTools: Record<string, string>;
}

interface Declared {
  method: string;
  path: string;
  config?: { auth?: false | { scope?: string[] }; policies?: unknown[]; prefix?: string };
}
interface Router {
  type?: string;
  prefix?: string;
  routes: Declared[];
}

let park: Park;
const tools: string[] = [];
const inventory = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Inventory;

function recordTools(strapi: Core.Strapi): void {
  const { mcp } = (strapi as unknown as { ai: { mcp: { registerTool(tool: { name: string }): void } } }).ai;
  const registerTool = mcp.registerTool.bind(mcp);
  mcp.registerTool = (tool) => {
    tools.push(tool.name);
    registerTool(tool);
  };
}

/** Routers that the admin, the plugins and the APIs declared, with the prefix they are mounted under. */
function declaredRouters(): Router[] {
  const { strapi } = park;
  const routersOf = (routes: unknown, fallback: Partial<Router>): Router[] =>
    Array.isArray(routes)
      ? [{ ...fallback, routes } as Router]
      : Object.values(routes as Record<string, Router>).map((router) => ({ ...fallback, ...router }));
  return [
    ...routersOf(strapi.admin.routes, { type: 'admin', prefix: '/admin' }),
    ...Object.entries(strapi.plugins).flatMap(([name, plugin]) =>
      routersOf((plugin as { routes: unknown }).routes, { type: 'admin', prefix: `/${name}` }),
    ),
    ...Object.values(strapi.apis).flatMap((api) =>
      routersOf((api as { routes: unknown }).routes, { type: 'content-api' }),
    ),
  ];
}

function authOf({ config }: Declared): string {
  if (config?.auth === false) {
    const policies = JSON.stringify(config.policies ?? []);
    return policies.includes('isAuthenticatedAdmin') ? 'admin' : 'none';
  }
  return config?.auth?.scope?.join(' ') ?? 'default';
}

function declaredRoutes(): Map<string, { type: string; auth: string }> {
  const declared = new Map<string, { type: string; auth: string }>();
  for (const router of declaredRouters())
    for (const route of router.routes) {
      const prefix = `${router.type === 'content-api' ? '/api' : ''}${route.config?.prefix ?? router.prefix ?? ''}`;
      const at = `${prefix}${route.path}`.replace(/(.)\/$/, '$1');
      declared.set(`${route.method} ${at}`, { type: router.type ?? 'admin', auth: authOf(route) });
    }
  return declared;
}

interface Layer {
  path: string | RegExp;
  methods: string[];
}

/** Every route the server really has, whether or not somebody declared it. */
function mountedRoutes(): Route[] {
  const declared = declaredRoutes();
  const layers = park.strapi.server.listRoutes() as unknown as Layer[];
  const found = new Map<string, Route>();
  for (const layer of layers) {
    const at = String(layer.path).replace(/(.)\/$/, '$1');
    const methods = layer.methods.length > 10 ? ['ALL'] : layer.methods.filter((method) => method !== 'HEAD');
    for (const method of methods) {
      const route = `${method} ${at}`;
      const known = declared.get(route) ?? declared.get(`ALL ${at}`) ?? { type: 'server', auth: 'none' };
      found.set(route, { route, ...known });
    }
  }
  return [...found.values()].sort((a, b) => (a.route < b.route ? -1 : 1));
}

const howTo = (what: string): string =>
  `${what} is not classified. Decide who may call it, then add it to tests/data/route-inventory.json with one of: ` +
  `${Object.keys(CLASSES).join(', ')}.`;

/** The status a caller without an account gets; parameters are filled with names that nothing has. */
async function knock(method: string, at: string): Promise<number> {
  const url = at.replace(/:[A-Za-z]+/g, 'nothing-here').replace(/\(.*\)/, 'nothing-here');
  const agent = park.agent() as unknown as Record<string, (path: string) => PromiseLike<{ status: number }>>;
  const request = agent[method === 'ALL' ? 'get' : method.toLowerCase()];
  return request ? (await request(url)).status : 0;
}

beforeAll(async () => {
  park = await startPark({ prepare: recordTools });
});
afterAll(() => park?.stop());

/** Sentences for what is mounted but not classified, or no longer as it was classified. */
function unclassified(routes: Route[]): string[] {
  return routes.flatMap(({ route, type, auth }) => {
    const entry = Object.hasOwn(inventory.routes, route) ? inventory.routes[route] : undefined;
    if (!entry) return [howTo(`The route “${route}” (${type}, auth: ${auth})`)];
    if (entry.type === type && entry.auth === auth) return [];
    return [`The route “${route}” is ${type} with auth ${auth} now, not ${entry.type} with ${entry.auth}: look again.`];
  });
}

describe('the inventory', () => {
  it('has every mounted route, classified, with the authentication it has', () => {
    const mounted = mountedRoutes();
    expect(mounted.length).toBeGreaterThan(200);
    expect(unclassified(mounted)).toStrictEqual([]);
  });

  it('has no route that is gone, and no class that does not exist', () => {
    const mounted = new Set(mountedRoutes().map(({ route }) => route));
    expect(Object.keys(inventory.routes).filter((route) => !mounted.has(route))).toStrictEqual([]);
    const used = [
      ...Object.values(inventory.routes).map((entry) => entry.class),
      ...Object.values(inventory.documentService),
      ...Object.values(inventory.mcpTools),
    ];
    expect(used.filter((name) => !Object.hasOwn(CLASSES, name))).toStrictEqual([]);
  });

  it('says what to do about a route it does not know', () => {
    const [sentence] = unclassified([{ route: 'GET /api/secrets', type: 'content-api', auth: 'none' }]);
    expect(sentence).toMatch(/GET \/api\/secrets.*not classified.*route-inventory\.json/);
  });

  it('lets nothing but delivery, preview links and log-in be open in the Content API', () => {
    const open = Object.entries(inventory.routes).filter(([, e]) => e.type === 'content-api' && e.class !== 'closed');
    const expected = (route: string): string => {
      if (route === PREVIEW) return 'preview';
      if (!route.includes(' /api/delivery/')) return 'auth';
      return route.startsWith('GET ') ? 'public-read' : 'device';
    };
    for (const [route, entry] of open) expect([route, entry.class]).toEqual([route, expected(route)]);
    const unguarded = Object.entries(inventory.routes).filter(([, e]) => e.type === 'content-api' && e.auth === 'none');
    expect(unguarded.filter(([route]) => !route.includes(' /api/delivery/') && route !== PREVIEW)).toStrictEqual([]);
  });

  it('has every Document Service method', () => {
    const methods = Object.keys(park.strapi.documents(ARTICLE));
    expect(
      methods.filter((method) => !inventory.documentService[method]).map((m) => howTo(`The method “${m}”`)),
    ).toStrictEqual([]);
    expect(Object.keys(inventory.documentService).sort()).toEqual(methods.sort());
  });

  it('has every MCP tool, and MCP is off', () => {
    expect(tools.filter((tool) => !inventory.mcpTools[tool]).map((tool) => howTo(`The MCP tool “${tool}”`))).toEqual(
      [],
    );
    const { mcp } = (park.strapi as unknown as { ai: { mcp: { isEnabled(): boolean; isRunning(): boolean } } }).ai;
    expect([mcp.isEnabled(), mcp.isRunning()]).toEqual([false, false]);
    expect(mountedRoutes().filter(({ route }) => route.includes('mcp'))).toStrictEqual([]);
  });
});

describe('a caller without an account', () => {
  const closed = Object.entries(inventory.routes).filter(([, entry]) => CLASSES[entry.class]?.anonymous);

  it('is turned away wherever the class says so', async () => {
    const wrong: string[] = [];
    for (const [route, entry] of closed) {
      const [method = '', at = ''] = route.split(' ');
      const status = await knock(method, at);
      if (!CLASSES[entry.class]?.anonymous?.includes(status)) wrong.push(`${route} answered ${status}`);
    }
    expect(closed.length).toBeGreaterThan(200);
    expect(wrong).toStrictEqual([]);
  });
});
