// Holds conversations with an agent by AG-UI's reference client, all at the same time, and prints what the client made of them.
// stdin:  {"url", "headers", "conversations": [{"threadId", "runs": [{"runId", "input"}]}]}
// stdout: [{"messages", "warnings", "runs": [{"events", "result", "error", "failure"}]}]
import { HttpAgent } from '@ag-ui/client';
import { text } from 'node:stream/consumers';

const warnings = [];
console.warn = (...words) => warnings.push(words.join(' '));
console.error = console.warn;

async function run(agent, { runId, input }) {
  const seen = { events: [] };
  agent.addMessage({ id: `asked-${runId}`, role: 'user', content: input });
  const watcher = {
    onEvent: ({ event }) => void seen.events.push(event),
    onRunErrorEvent: ({ event }) => void (seen.error = { message: event.message, code: event.code }),
    onRunFailed: ({ error }) => void (seen.failure = error.message),
  };
  try {
    const { result } = await agent.runAgent({ runId }, watcher);
    return { ...seen, result };
  } catch (failure) {
    return { failure: failure.message, ...seen };
  }
}

async function converse(url, headers, { threadId, runs }) {
  const agent = new HttpAgent({ url, headers, threadId });
  const told = [];
  for (const each of runs) {
    told.push(await run(agent, each));
  }
  return { runs: told, messages: agent.messages };
}

const { url, headers, conversations } = JSON.parse(await text(process.stdin));
const held = await Promise.all(conversations.map((each) => converse(url, headers, each)));
console.log(JSON.stringify(held.map((each) => ({ ...each, warnings }))));
