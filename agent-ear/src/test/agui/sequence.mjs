// What is wrong with the order of a stream's events, by the rules of AG-UI's reference client, and that the stream ends as its run
// does.
import { HttpAgent, verifyEvents } from '@ag-ui/client';

const INPUT = { threadId: 'thread', runId: 'run', messages: [], tools: [], context: [] };

/** The client's agent, whom a server answers with these events. */
function agent(events) {
  const frames = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  const answer = new Response(frames, { headers: { 'content-type': 'text/event-stream' } });
  return new HttpAgent({ url: 'none:', fetch: async () => answer });
}

function read(events) {
  return new Promise((resolve) => {
    let index = 0;
    verifyEvents()(agent(events).run(INPUT)).subscribe({
      next: () => index++,
      error: (refusal) => resolve([{ index, reason: refusal.message }]),
      complete: () => resolve([]),
    });
  });
}

function end(events) {
  const [first] = events;
  const index = events.length - 1;
  const last = events[index];
  if (last.type === 'RUN_ERROR') {
    return [];
  }
  if (last.type !== 'RUN_FINISHED') {
    return [{ index, reason: 'The stream ends before its run does.' }];
  }
  return last.threadId === first.threadId && last.runId === first.runId
    ? []
    : [{ index, reason: 'RUN_FINISHED names another run than RUN_STARTED.' }];
}

export async function problemsOfStream(events) {
  return [...(await read(events)), ...end(events)];
}
