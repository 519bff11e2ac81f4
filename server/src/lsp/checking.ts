/** Checking: a document is checked in short stretches between the messages, and what is found first is told first. */

import type { Glance } from '../lint/check.ts';
import type { Host } from '../service/host.ts';
import type { OpenDocument, Service } from '../service/service.ts';

export interface Checking {
  /**
   * Calls back when a document is checked, or takes its time, or, while it is edited, when its sections are; with nothing
   * if it is closed. What that glance cannot tell yet is found out afterwards.
   */
  look(uri: string, then: Ready): void;
}

type Ready = (open?: OpenDocument, glance?: Glance) => void;

/** Milliseconds of work after which messages have their turn. */
const stretch = 12;
/** Milliseconds of waiting after which somebody is told what there is so far. */
const patience = 60;
/** Milliseconds without an edit after which rules that read much of a document are asked again. */
const pause = 150;

interface Job {
  readonly open: OpenDocument;
  readonly begun: number;
  readonly steps: Iterator<'sections' | 'rules'>;
  /** To be called soon. */
  waiting: Ready[];
  stage: 'sections' | 'rules' | 'done';
  /** Somebody was told less than all. */
  isOwed: boolean;
}

/** `onAll` is called when a document is checked to the end and `look` could not tell all of it. */
export function createChecking(
  { service, host }: { service: Service; host: Host },
  onAll: (open: OpenDocument) => void,
): Checking {
  const jobs = new Map<string, Job>();
  /** Documents of which all was known once, so that a glance tells nearly all. */
  const known = new Set<string>();
  const paused = new Set<string>();

  const start = (open: OpenDocument, waiting: Ready[]): void => {
    const begun = Date.now();
    const job: Job = { open, begun, steps: open.steps(), waiting, stage: 'sections', isOwed: false };
    jobs.set(open.uri, job);
    work(job);
  };
  /** Rules on the whole read all of a document that is new: they are waited for where the sections have nothing to say. */
  const glanceOf = ({ open, stage }: Job): Glance => {
    const isNew = stage === 'sections' && !known.has(open.uri);
    const first = isNew ? open.glance(true) : undefined;
    return first && first.problems.length > 0 ? first : open.glance();
  };
  const tell = (job: Job): void => {
    const glance = glanceOf(job);
    job.isOwed ||= !glance.isComplete;
    const waiting = job.waiting;
    job.waiting = [];
    for (const then of waiting) then(job.open, glance);
  };
  /** Goes on once nobody has typed for a while. What waits holds no text, so that old ones can go. */
  const resume = (uri: string): void => {
    if (paused.has(uri)) return;
    paused.add(uri);
    host.later(() => {
      paused.delete(uri);
      const job = jobs.get(uri);
      if (job && Date.now() - job.begun < pause) resume(uri);
      else if (job?.isOwed && job.stage === 'rules') work(job);
    }, pause);
  };
  /** True where there is nothing to do for now. */
  const step = (job: Job): boolean => {
    const { uri } = job.open;
    const { done, value } = job.steps.next();
    if (!done && value === job.stage) return false;
    job.stage = done ? 'done' : 'rules';
    // While somebody types, each answer is needed sooner than the last bit of the one before.
    const isTyping = known.has(uri);
    if (isTyping || done) tell(job);
    if (done) {
      known.add(uri);
      if (job.isOwed) onAll(job.open);
    } else if (isTyping && job.isOwed) resume(uri);
    return done || isTyping;
  };
  const work = (job: Job): void => {
    const { uri, spec } = job.open;
    if (jobs.get(uri) !== job) return;
    // Whoever waited for a text that is no more is told of the one that is.
    if (service.get(uri)?.spec !== spec) {
      look(uri, () => {});
      return;
    }
    const until = Date.now() + stretch;
    while (!step(job))
      if (Date.now() >= until) {
        if (job.waiting.length > 0 && Date.now() - job.begun >= patience) tell(job);
        host.later(() => work(job));
        return;
      }
  };
  const look = (uri: string, then: Ready): void => {
    const open = service.get(uri);
    const job = jobs.get(uri);
    const waiting = [...(job?.waiting ?? []), then];
    if (!open) {
      jobs.delete(uri);
      known.delete(uri);
      for (const ready of waiting) ready();
    } else if (job?.open.spec !== open.spec) start(open, waiting);
    else {
      job.waiting = waiting;
      // Other facts may have come up since all was done.
      if (job.stage === 'done' && !open.glance().isComplete) start(open, waiting);
      else if (job.stage === 'done' || (job.stage === 'rules' && known.has(uri))) tell(job);
    }
  };
  return { look };
}
