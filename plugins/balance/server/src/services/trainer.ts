import { TrainingThread } from '../training/training-thread';

/** Where models are trained. A test puts a thread that fails in its place. */
export const trainer = () => ({
  /** A thread for one training. */
  open(): TrainingThread {
    return new TrainingThread();
  },
});
