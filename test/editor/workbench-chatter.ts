/** Tells what a test run prints from what the workbench says to itself on the same channel. */
const openings = [
  /^\[(AgentHost|RemoteAgentHostProtocol|ChatModelSelection|AccountPolicyGate|reconnection-grace-time)\b/,
  /^\[Service Worker\] registration/,
  /^(Resolving|Resolved) connection token /,
  /^Creating a socket /,
  /^Creation of workbench contribution /,
  /^Updating additional builtin extensions cache/,
  /^Timed out waiting for authentication provider /,
  /^Canceled: Canceled/,
  // The extension gallery, which a machine without a network does not reach.
  /^getaddrinfo /,
];

export function isWorkbenchChatter(message: string): boolean {
  return openings.some(opening => opening.test(message));
}
