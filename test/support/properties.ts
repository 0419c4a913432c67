/** Property tests with a bound on their time: one that fails would look for a simpler failure without end. */
import fc from 'fast-check';

fc.installGlobalPlugin(fc.interruptAfterTimeLimit(15_000));

export default fc;
