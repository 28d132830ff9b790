import mayAny from './may-any';
import noteForbidden from './note-forbidden';

export const policies = { 'may-any': mayAny, 'note-forbidden': noteForbidden };
