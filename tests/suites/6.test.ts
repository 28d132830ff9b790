import { registerSuite } from './suite';

registerSuite(6);
