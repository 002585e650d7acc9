/*
 * The line to the server: one WebSocket on /control/live.
 *
 * It comes back by itself when it breaks, soon at first and then every few seconds, and says so. The server begins every
 * connection with `hello`, the whole state, so nothing that happened while it was away is missed.
 */

const WAITS = [300, 600, 1200, 2500, 4000];

/** Stay connected; `heard(event)` for every event, `seen(connected)` when the line comes or goes. */
export function stayLive(heard, seen) {
  let failures = 0;

  function connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/control/live`);
    socket.addEventListener("message", ({ data }) => {
      const event = JSON.parse(data);
      if (event.event === "hello") {
        failures = 0;
        seen(true);
      }
      heard(event);
    });
    socket.addEventListener("close", () => {
      seen(false);
      setTimeout(connect, WAITS[Math.min(failures, WAITS.length - 1)]);
      failures += 1;
    });
  }

  connect();
}
