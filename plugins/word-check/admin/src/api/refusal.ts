import { isFetchError } from '@strapi/strapi/admin';

/** A wrong field of what was sent. */
export interface FieldFault {
  readonly path: string;
  readonly reason: string;
}

/** Why the server did not do something; `status` is null where it gave no answer. */
export interface Refused {
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly fields: readonly FieldFault[];
}

interface Details {
  readonly code?: string;
  readonly fields?: readonly FieldFault[];
}

/** Reads what a call threw. */
export function refusedBy(error: unknown): Refused {
  if (!isFetchError(error)) return { status: null, code: null, message: null, fields: [] };
  const body = error.response?.data.error as { message?: string; details?: Details } | undefined;
  const { code = null, fields = [] } = body?.details ?? {};
  return { status: error.status ?? null, code, message: body?.message ?? null, fields };
}
