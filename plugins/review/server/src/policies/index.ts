import noteForbidden from './note-forbidden';

export const policies = { 'note-forbidden': noteForbidden };
