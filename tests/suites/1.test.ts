import { registerSuite } from './suite';

registerSuite(1);
