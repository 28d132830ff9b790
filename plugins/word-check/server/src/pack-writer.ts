import type { Context } from 'koa';
import type { PackWriter } from './pack-store/store';

interface AdminUser {
  id?: number;
  email?: string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}

/** Who sends a request, as the history of a pack names them. */
export function writerOf(ctx: Context): PackWriter {
  const { id, email, firstname, lastname, username } = (ctx.state['user'] ?? {}) as AdminUser;
  const name = [lastname, firstname].filter(Boolean).join('') || username || email || '';
  return { id: id ?? null, name };
}
