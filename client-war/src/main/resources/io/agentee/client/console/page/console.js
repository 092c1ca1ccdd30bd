// Makes the pages of the console live. All of them work without it. What comes from the server becomes text nodes, never
// markup; the one exception is the list of the inbox, a page that the server has rendered and escaped.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// ---- Times in the zone of whoever looks ----

const clock = { hour: "numeric", minute: "2-digit" };
const today = new Intl.DateTimeFormat(undefined, clock);
const thisYear = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", ...clock });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });

function relativeText(seconds) {
  const size = Math.abs(seconds);
  if (size < 45) return relative.format(Math.trunc(seconds), "second");
  if (size < 90 * MINUTE) return relative.format(Math.round(seconds / MINUTE), "minute");
  if (size < 36 * HOUR) return relative.format(Math.round(seconds / HOUR), "hour");
  return relative.format(Math.round(seconds / DAY), "day");
}

function localText(at) {
  const now = new Date();
  if (at.toDateString() === now.toDateString()) return today.format(at);
  return (at.getFullYear() === now.getFullYear() ? thisYear : absolute).format(at);
}

function showTimes(root) {
  for (const time of root.querySelectorAll("time[data-time]")) {
    const at = new Date(time.dateTime);
    const text =
      time.dataset.time === "relative"
        ? `${localText(at)} (${relativeText((at - Date.now()) / 1000)})`
        : absolute.format(at);
    if (time.textContent !== text) time.textContent = text;
  }
}

function localTimes() {
  showTimes(document);
  setInterval(() => showTimes(document), 30_000);
  const zone = document.querySelector("[data-zone]");
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && name) {
    zone.textContent = `Times are in your zone, ${name}.`;
    document.querySelector("[data-zone-hint]").hidden = false;
  }
}

// ---- Words for those who listen, and about the connection ----

function announce(text) {
  const announcer = document.querySelector("[data-announcer]");
  if (announcer) announcer.textContent = text;
}

class Connection {
  #box;
  #lost = false;

  constructor(box) {
    this.#box = box;
  }

  lost(what) {
    if (this.#lost || !this.#box) return;
    this.#lost = true;
    this.#box.classList.add("lost");
    this.#box.textContent = what;
    this.#box.hidden = false;
    announce(what);
  }

  back(what) {
    if (!this.#lost) return;
    this.#lost = false;
    this.#box.hidden = true;
    announce(what);
  }
}

// ---- Inbox ----

class Inbox {
  #section;
  #connection = new Connection(document.querySelector("[data-connection]"));
  #every = 4_000;

  constructor(section) {
    this.#section = section;
    document.addEventListener("visibilitychange", () => document.hidden || this.#refresh());
    this.#next();
  }

  #next() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#refresh(), this.#every);
  }

  async #refresh() {
    if (document.hidden) return this.#next();
    try {
      const answer = await fetch(this.#section.dataset.inbox, {
        headers: { Accept: "text/html" },
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        return this.#connection.lost("Your session is over: reload the page to sign in again.");
      }
      if (!answer.ok) throw new Error(String(answer.status));
      this.#merge(new DOMParser().parseFromString(await answer.text(), "text/html"));
      this.#connection.back("The connection is back; the list is up to date.");
    } catch {
      this.#connection.lost("The connection to the server is lost. The list may be old; trying again.");
    }
    this.#next();
  }

  // Cards stay as they are while somebody reads, types or selects in them; only new ones come and decided ones go.
  #merge(page) {
    const fresh = page.querySelector("[data-items]");
    const list = this.#section.querySelector("[data-items]");
    if (!fresh || !list) return;
    const wanted = new Map([...fresh.children].map((card) => [card.dataset.item, card]));
    const known = new Map([...list.children].map((card) => [card.dataset.item, card]));
    for (const [id, card] of known) {
      if (!wanted.has(id)) this.#leave(card);
    }
    let added = 0;
    let before = null;
    for (const [id, card] of wanted) {
      if (!known.has(id)) {
        const arrived = document.importNode(card, true);
        arrived.classList.add("fresh");
        list.insertBefore(arrived, before ? before.nextSibling : list.firstChild);
        showTimes(arrived);
        before = arrived;
        added++;
      } else {
        before = known.get(id);
        if (!before.contains(document.activeElement)) this.#note(before, card);
      }
    }
    this.#empty(page, list);
    const bulk = document.querySelector("[data-bulk]");
    if (bulk) bulk.hidden = !document.querySelector('input[form="bulk"]');
    this.#count(Number(fresh.dataset.waiting));
    if (added > 0) announce(added === 1 ? "1 new approval" : `${added} new approvals`);
  }

  #note(card, fresh) {
    const notes = (of) => [...of.querySelectorAll(":scope > .note")];
    const text = (of) => notes(of).map((note) => note.textContent).join("\n");
    if (text(card) === text(fresh)) return;
    notes(card).forEach((note) => note.remove());
    const place = card.querySelector(":scope > .decide");
    notes(fresh).forEach((note) => card.insertBefore(document.importNode(note, true), place));
  }

  #leave(card) {
    const busy = card.contains(document.activeElement) || card.querySelector("textarea")?.value;
    if (!busy) return card.remove();
    if (card.classList.contains("gone")) return;
    card.classList.add("gone");
    const note = document.createElement("p");
    note.className = "notice bad";
    note.textContent = "This does not wait any more: it was decided, or its time is over.";
    card.insertBefore(note, card.children[1] ?? null);
    for (const input of card.querySelectorAll('input[type="checkbox"]')) input.checked = false;
  }

  #empty(page, list) {
    const shown = this.#section.querySelector("[data-empty]");
    const fresh = page.querySelector("[data-empty]");
    if (list.children.length > 0) shown?.remove();
    else if (fresh && !shown) this.#section.append(document.importNode(fresh, true));
  }

  #count(waiting) {
    const text =
      waiting === 0
        ? "Nothing waits for a decision."
        : waiting === 1
          ? "1 run waits, the soonest deadline first."
          : `${waiting} runs wait, the soonest deadline first.`;
    const place = document.querySelector("[data-live-count]");
    if (place && place.textContent !== text) place.textContent = text;
    document.title = (waiting === 0 ? "Inbox" : `Inbox (${waiting} waiting)`) + " – Agentee";
  }
}

function bulk(details) {
  const boxes = () => [...document.querySelectorAll('input[form="bulk"]')];
  const all = details.querySelector("[data-select-all]");
  const box = all.querySelector("input");
  all.hidden = false;
  const count = () => {
    const selected = boxes().filter((one) => one.checked).length;
    details.querySelector("[data-selected-count]").textContent = selected ? ` (${selected} selected)` : "";
    box.checked = selected > 0 && selected === boxes().length;
    box.indeterminate = selected > 0 && selected < boxes().length;
    return selected;
  };
  box.addEventListener("change", () => {
    boxes().forEach((one) => (one.checked = box.checked));
    announce(`${count()} selected`);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches('input[form="bulk"]') && count() > 0) details.open = true;
  });
  count();
}

// ---- Timeline of a run ----

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// As the server shows text that somebody decides by: what cannot be seen is written by its number.
function visible(text) {
  return text.replace(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\P{Cc}\n\t]/gu, (hidden) => {
    const number = hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `\u27e8U+${number}\u27e9`;
  });
}

// The agent that a tool hands tasks to; undefined for any other tool.
function delegate(tool) {
  return /^subagent_([a-z0-9][a-z0-9_-]{0,63})$/.exec(tool)?.[1];
}

// One run's part of the timeline: that of the run itself, or of a sub-run within it.
class Lane {
  messages = new Map();
  calls = new Map();

  constructor(list, approvals, who = "run") {
    this.list = list;
    this.approvals = approvals;
    this.who = who;
  }

  item(className, title, timestamp) {
    const item = element("li", `event ${className}`);
    const head = element("p", "message-head");
    head.append(element("strong", "", title));
    if (timestamp) {
      const at = new Date(timestamp);
      const time = element("time", "muted", ` ${at.toLocaleTimeString()}`);
      time.dateTime = at.toISOString();
      time.title = `${at.toISOString().replace("T", " ").slice(0, 19)} UTC`;
      head.append(time);
    }
    item.append(head);
    this.list.append(item);
    return item;
  }

  said(id, className, title, timestamp) {
    if (!this.messages.has(id)) {
      const item = this.item(className, title, timestamp);
      const text = element("div", "text");
      text.dir = "auto";
      item.append(text);
      this.messages.set(id, { item, text });
    }
    return this.messages.get(id);
  }

  show(event) {
    switch (event.type) {
      case "STEP_STARTED":
        return this.item("step", event.stepName.replace("turn-", "Turn "), event.timestamp);
      case "TEXT_MESSAGE_START":
        return this.said(event.messageId, "text streaming", "Model", event.timestamp);
      case "TEXT_MESSAGE_CONTENT":
        return this.said(event.messageId, "text streaming", "Model", event.timestamp).text.append(visible(event.delta));
      case "TEXT_MESSAGE_END":
        return this.messages.get(event.messageId)?.item.classList.remove("streaming");
      case "REASONING_MESSAGE_CONTENT":
        return this.said(event.messageId, "reasoning", "Reasoning", event.timestamp).text.append(visible(event.delta));
      case "TOOL_CALL_START":
        return this.call(event);
      case "TOOL_CALL_ARGS":
        return this.calls.get(event.toolCallId)?.args.append(visible(event.delta));
      case "TOOL_CALL_RESULT":
        return this.result(event);
      case "CUSTOM":
        return this.custom(event);
      case "RUN_FINISHED":
        return this.item("done", "The run is completed", event.timestamp).append(usage(event.usage));
      case "RUN_ERROR":
      case "SUBAGENT_ERROR":
        return this.failed(event);
      case "SUBAGENT_FINISHED":
        return this.item("done", "The sub-run is completed", event.timestamp);
      default:
        return undefined;
    }
  }

  call(event) {
    const tool = visible(event.toolCallName);
    const agent = delegate(tool);
    const item = this.item("tool", agent ? `Hands a task to ${agent}` : `Calls ${tool}`, event.timestamp);
    if (agent) item.querySelector("strong").after(" ", element("code", "muted", tool));
    const args = element("pre");
    const result = element("pre");
    result.hidden = true;
    item.append(args, result);
    this.calls.set(event.toolCallId, { item, args, result });
  }

  result(event) {
    const call = this.calls.get(event.toolCallId);
    if (!call) return;
    call.item.insertBefore(element("p", "muted", "Result"), call.result);
    call.result.hidden = false;
    call.result.append(visible(event.content));
  }

  custom(event) {
    const value = event.value ?? {};
    if (event.name === "message_superseded") {
      const superseded = this.messages.get(value.messageId)?.item;
      superseded?.classList.add("superseded");
      superseded?.classList.remove("streaming");
      superseded?.append(element("p", "note", "This attempt broke off; another takes its place."));
      return;
    }
    if (event.name.startsWith("approval_")) {
      const item = this.item("approval", approvalTitle(event.name, value), event.timestamp);
      if (value.approvalId) {
        const link = element("a", "", approvalLink(value));
        link.href = `${this.approvals}/${encodeURIComponent(value.approvalId)}`;
        item.append(link);
      }
      if (value.comment) item.append(element("blockquote", "", visible(String(value.comment))));
      if (value.arguments) item.append(element("pre", "", visible(JSON.stringify(value.arguments, null, 2))));
      return;
    }
    this.item("step", event.name.replaceAll("_", " "), event.timestamp);
  }

  failed(event) {
    const words = { cancelled: `The ${this.who} was cancelled`, "timed-out": `The time of the ${this.who} is over` };
    const item = this.item("error", words[event.code] ?? `The ${this.who} failed`, event.timestamp);
    item.append(element("p", "text", visible(event.message ?? "")));
    if (event.usage) item.append(usage(event.usage));
  }
}

// A sub-run's part of the timeline, an item of the lane that it is in.
class SubLane extends Lane {
  constructor(within, id, path, timestamp) {
    super(element("ol", "timeline"), within.approvals, "sub-run");
    this.frame = within.item("sub", "", timestamp);
    this.link = element("a", "");
    this.link.href = path;
    this.frame.querySelector("strong").append(this.link);
    this.frame.append(this.list);
    this.name(`Sub-run ${visible(String(id))}`);
  }

  begin(event) {
    this.name(`Sub-run of ${visible(String(event.name))}`);
    if (event.description) this.frame.insertBefore(element("p", "muted", visible(String(event.description))), this.list);
  }

  name(text) {
    this.link.textContent = text;
    this.list.setAttribute("aria-label", text);
  }
}

function approvalTitle(name, value) {
  if (name === "approval_requested") return "Waits for an approval";
  if (name === "approval_expired") return "Nobody decided in time";
  const decision = { approve: "Approved", approved: "Approved", reject: "Rejected", rejected: "Rejected" };
  const verdict = decision[value.decision ?? value.status] ?? "Decided";
  return value.by ? `${verdict} by ${visible(String(value.by))}` : verdict;
}

function approvalLink(value) {
  if (!value.tool) return "The approval";
  const tool = visible(String(value.tool));
  const agent = delegate(tool);
  return agent ? `Approval to hand a task to ${agent}` : `Approval of ${tool}`;
}

function usage(used) {
  const text = (used ?? []).map((one) => `${one.inputTokens ?? 0} tokens in, ${one.outputTokens ?? 0} out`).join("; ");
  return element("p", "muted", text);
}

// Where a run, or a sub-run, stands now that it is over.
function showEnd(place, event) {
  if (!place) return;
  const status = event.code ?? "completed";
  place.className = `status ${status}`;
  place.textContent = status.charAt(0).toUpperCase() + status.slice(1).replace("-", " ");
}

class Timeline {
  #section;
  #list;
  #lanes = new Map();
  #events = [];
  #connection;
  #timer = null;

  constructor(section) {
    this.#section = section;
    this.#list = section.querySelector("[data-events]");
    this.#connection = new Connection(section.querySelector("[data-connection]"));
    section.hidden = false;
    this.#reset();
    for (const button of section.querySelectorAll("[data-speed]")) {
      button.addEventListener("click", () => this.#replay(Number(button.dataset.speed)));
    }
    this.#watch();
  }

  #reset() {
    clearTimeout(this.#timer);
    this.#list.replaceChildren();
    this.#lanes = new Map([["", new Lane(this.#list, this.#section.dataset.approvals)]]);
  }

  #watch() {
    const source = new EventSource(this.#section.dataset.timeline);
    const live = this.#section.dataset.finished === "no";
    source.onmessage = (message) => {
      this.#connection.back("The connection is back; the timeline goes on.");
      const event = JSON.parse(message.data);
      this.#events.push(event);
      this.#show(event);
      if (["RUN_FINISHED", "RUN_ERROR"].includes(event.type) && !event.subagentRunId) {
        source.close();
        this.#ended(live, event);
      }
    };
    source.onerror = () =>
      this.#connection.lost(
        source.readyState === EventSource.CLOSED
          ? "The timeline cannot be followed any more: reload the page."
          : "The connection to the server is lost. The timeline goes on where it stopped as soon as it is back.",
      );
  }

  #ended(live, event) {
    this.#section.querySelector("[data-replay]").hidden = false;
    if (!live) return;
    announce("The run is over.");
    showEnd(document.querySelector("[data-run-status]"), event);
    const note = element("p", "notice", "The run is over. ");
    const link = element("a", "", "Reload for its answer and figures");
    link.href = location.pathname;
    note.append(link);
    this.#section.insertBefore(note, this.#list);
  }

  #show(event) {
    const id = event.subagentRunId ?? "";
    const lane = this.#lanes.get(id) ?? this.#open(id, event);
    if (event.type === "SUBAGENT_STARTED") lane.begin(event);
    else lane.show(event);
    if (["SUBAGENT_FINISHED", "SUBAGENT_ERROR"].includes(event.type)) {
      showEnd(document.querySelector(`[data-sub-run="${CSS.escape(id)}"]`), event);
    }
  }

  // Opens the lane of a sub-run, within that of the sub-run that began it; also when its beginning was not seen.
  #open(id, event) {
    const within = this.#lanes.get(event.parentSubagentRunId ?? "") ?? this.#lanes.get("");
    const path = `${this.#section.dataset.runs}/${encodeURIComponent(id)}`;
    const lane = new SubLane(within, id, path, event.timestamp);
    this.#lanes.set(id, lane);
    return lane;
  }

  // The pauses of the run, sped up, and none longer than two seconds.
  #replay(speed) {
    this.#reset();
    if (speed === 0) return this.#events.forEach((event) => this.#show(event));
    const play = (index) => {
      if (index >= this.#events.length) return;
      const event = this.#events[index];
      this.#show(event);
      const next = this.#events[index + 1];
      const pause = next ? Math.min(2_000, Math.max(0, (next.timestamp - event.timestamp) / speed)) : 0;
      this.#timer = setTimeout(() => play(index + 1), pause);
    };
    play(0);
  }
}

// ---- Pages ----

function focusNotice() {
  const notice = document.querySelector("[data-notice][role=alert]");
  if (notice) notice.focus();
}

localTimes();
focusNotice();
for (const section of document.querySelectorAll("[data-inbox]")) new Inbox(section);
for (const details of document.querySelectorAll("[data-bulk]")) bulk(details);
for (const section of document.querySelectorAll("[data-timeline]")) {
  const transcript = document.querySelector("[data-transcript]");
  if (transcript) transcript.open = false;
  new Timeline(section);
}
