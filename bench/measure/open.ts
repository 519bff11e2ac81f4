/** Start and open: a fresh process for each sample, from spawn to `initialize`, from didOpen to the first diagnostics and to all. */

import { createBudget, type Run, reason, type Sample } from '../context.ts';
import { memory } from '../process-facts.ts';
import type { Server } from '../servers.ts';
import { closeSession, openText, startSession } from '../session.ts';

export async function measureOpen(run: Run): Promise<void> {
  for (const sample of run.samples) {
    const budget = createBudget(run.plan.budget);
    for (let round = 0; round < run.plan.rounds.open; round++) {
      for (const server of run.servers)
        if (budget.mayGoOn(server.name)) await budget.spend(server.name, openOnce(run, server, sample));
    }
    run.say(`open ${sample.name}`);
  }
}

async function openOnce({ results }: Run, server: Server, { name, text }: Sample): Promise<void> {
  const who = server.name;
  if (server.missing !== undefined || results.get('open', name, who).failed !== undefined) return;
  try {
    const session = await startSession(server);
    results.add('start', '', who, session.startTime);
    try {
      const { first, all, found } = await openText(session, text);
      results.add('open', name, who, first);
      results.add('open, all', name, who, all);
      results.add('found', name, who, found);
      results.add('memory after open', name, who, memory(session.client.connection.pid).now);
    } finally {
      await closeSession(session);
    }
  } catch (error) {
    results.fail('open', name, who, reason(error));
  }
}
