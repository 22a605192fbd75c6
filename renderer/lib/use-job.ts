import { useEffect, useRef, useState } from 'react';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { client } from '#renderer/lib/client.ts';

const POLL_MILLISECONDS = 250;

/** Follows a job until it ends. `onEnd` is called once, also when the job was over before it was asked for. */
export function useJob(jobId: string | null, onEnd?: (job: Job) => void): Job | null {
  const [job, setJob] = useState<Job | null>(null);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    setJob(null);
    if (jobId === null) return undefined;
    let stopped = false;
    const poll = async (): Promise<void> => {
      const reply = await client.call('jobs.readJob', { jobId });
      if (stopped) return;
      if (reply.ok) {
        setJob(reply.value);
        if (reply.value.state !== 'running') {
          end.current?.(reply.value);
          return;
        }
      }
      setTimeout(() => void poll(), POLL_MILLISECONDS);
    };
    void poll();
    return () => {
      stopped = true;
    };
  }, [jobId]);
  return job;
}
